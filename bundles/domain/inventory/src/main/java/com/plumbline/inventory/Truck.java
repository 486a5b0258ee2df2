package com.plumbline.inventory;

import com.plumbline.jobs.TechnicianId;
import java.util.List;

/**
 * A truck, or any vehicle that carries stock.
 *
 * @param id          {@code trk_…}
 * @param technicians who drive it, as its owner lists them
 * @param items       how many items belong on it
 */
public record Truck(String id, String name, List<TechnicianId> technicians, int items) {}
