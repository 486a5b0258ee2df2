package com.plumbline.pricebook;

import com.plumbline.kernel.Money;

/**
 * A line of the price book. Texts but the code may be {@code null}.
 *
 * @param id           {@code pri_…}
 * @param price        what a customer pays; {@code null} when the source does not say
 * @param cost         what it costs the company; {@code null} when unknown
 * @param manufacturer materials and equipment only, as is {@code model}
 */
public record PriceItem(String id, Kind kind, String code, String name, String description, Money price, Money cost, String category,
        String manufacturer, String model) {

    public enum Kind {
        SERVICE, MATERIAL, EQUIPMENT
    }
}
