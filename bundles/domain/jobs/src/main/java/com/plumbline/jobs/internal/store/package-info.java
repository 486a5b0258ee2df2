/** The tables of this bundle: mirrored ones read and written in sets by SQL, the phone override as an entity. */
package com.plumbline.jobs.internal.store;
