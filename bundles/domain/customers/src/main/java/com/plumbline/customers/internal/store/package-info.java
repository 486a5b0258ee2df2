/** The tables of this bundle: mirrored ones read and written in sets by SQL, notes as entities. */
package com.plumbline.customers.internal.store;
