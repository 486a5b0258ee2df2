package com.plumbline.simulators.internal.seed;

import com.plumbline.simulators.internal.store.Shop;
import java.util.List;

/** Makes a whole pretend company: the same every time for one plan, seed and calendar. Takes about a second. */
public final class CompanySeed {

    private CompanySeed() {
    }

    public static Shop grow(CompanyPlan plan, long seed, Days days) {
        World world = new World(plan, seed, days);
        new OfficeSeed(world).plant();
        new TechnicianSeed(world).plant();
        new CampaignSeed(world).plant();
        new PricebookSeed(world).plant();
        new Neighborhood(world).lay();
        new EquipmentSeed(world).plant();
        List<JobDraft> jobs = new JobPlanner(world).plan();
        new EstimateSeed(world).plant(jobs);
        new InvoiceSeed(world).plant(jobs);
        new JobSeed(world).plant(jobs);
        new MembershipSeed(world).plant();
        new TruckSeed(world).plant();
        new CallSeed(world).plant(jobs);
        CustomerSeed customers = new CustomerSeed(world);
        customers.plant();
        new LocationSeed(world, customers).plant();
        return world.shop;
    }
}
