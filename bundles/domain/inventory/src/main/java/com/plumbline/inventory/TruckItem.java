package com.plumbline.inventory;

import java.math.BigDecimal;

/**
 * An item of the price book that belongs on a truck. Quantities are in the item's unit, three decimals at most.
 *
 * @param minimum par level: below it the truck wants more
 * @param maximum what it is filled up to
 * @param onHand  {@code null} while nobody has counted; ServiceTitan does not publish it
 */
public record TruckItem(String code, String name, BigDecimal minimum, BigDecimal maximum, BigDecimal onHand) {}
