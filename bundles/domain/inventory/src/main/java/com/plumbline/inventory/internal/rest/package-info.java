/** REST of the trucks. */
package com.plumbline.inventory.internal.rest;
