package com.plumbline.simulators.internal.store;

/**
 * The kinds of record a company has. Those with a {@link #countName} are mirrored by the appliance and counted at
 * {@code /sandbox/counts}; a money kind is summed there as well.
 */
public enum Kind {
    CUSTOMER("customers"),
    CUSTOMER_CONTACT("customerContacts"),
    CUSTOMER_NOTE(null),
    LOCATION("locations"),
    LOCATION_CONTACT("locationContacts"),
    LOCATION_NOTE(null),
    EQUIPMENT("equipment"),
    EQUIPMENT_TYPE(null),
    TECHNICIAN("technicians"),
    EMPLOYEE(null),
    BUSINESS_UNIT("businessUnits"),
    TAG_TYPE(null),
    JOB_TYPE("jobTypes"),
    JOB("jobs"),
    APPOINTMENT("appointments"),
    ASSIGNMENT("assignments"),
    ARRIVAL_WINDOW(null),
    JOB_NOTE("jobNotes"),
    JOB_CANCELED_LOG(null),
    CANCEL_REASON(null),
    HOLD_REASON(null),
    CAMPAIGN("campaigns"),
    CAMPAIGN_CATEGORY(null),
    INVOICE("invoices", "total"),
    INVOICE_ITEM(null),
    PAYMENT(null),
    PAYMENT_TYPE(null),
    TAX_ZONE(null),
    ESTIMATE("estimates", "subtotal"),
    PRICEBOOK_CATEGORY(null),
    PRICEBOOK_SERVICE("pricebookServices", "price"),
    PRICEBOOK_MATERIAL("pricebookMaterials", "price"),
    PRICEBOOK_EQUIPMENT("pricebookEquipment", "price"),
    MEMBERSHIP_TYPE("membershipTypes"),
    MEMBERSHIP("memberships"),
    CALL("calls"),
    STOCK_TEMPLATE("stockTemplates"),
    TRUCK("trucks");

    private final String countName;
    private final String amountField;

    Kind(String countName) {
        this(countName, null);
    }

    Kind(String countName, String amountField) {
        this.countName = countName;
        this.amountField = amountField;
    }

    /** The entity's name at {@code /sandbox/counts}, {@code null} for what is not counted. */
    public String countName() {
        return countName;
    }

    /** The field that is summed to cents, {@code null} where no money is summed. */
    public String amountField() {
        return amountField;
    }
}
