package com.plumbline.simulators.internal.seed;

import com.plumbline.simulators.internal.store.Kind;
import com.plumbline.simulators.internal.store.Shop;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the seeds of one company tell each other while the company is made; thrown away afterwards. */
final class World {

    final CompanyPlan plan;
    final Days days;
    final Shop shop = new Shop();
    final Phones phones = new Phones();
    final List<Office.Unit> units = new ArrayList<>();
    final List<Office.JobType> jobTypes = new ArrayList<>();
    final List<Office.Technician> technicians = new ArrayList<>();
    final List<Long> officeIds = new ArrayList<>();
    final List<Named> campaigns = new ArrayList<>();
    final List<PricebookSeed.Service> services = new ArrayList<>();
    final List<PricebookSeed.Machine> machines = new ArrayList<>();
    final List<Place.Household> households = new ArrayList<>();
    final List<Place> places = new ArrayList<>();
    final Map<Long, List<Long>> equipmentOfLocation = new HashMap<>();
    final Map<Long, Long> balances = new HashMap<>();
    private final Map<String, List<PricebookSeed.Service>> servicesOf = new HashMap<>();
    private final long seed;
    private final Map<Kind, Long> lastIds = new EnumMap<>(Kind.class);

    World(CompanyPlan plan, long seed, Days days) {
        this.plan = plan;
        this.seed = seed;
        this.days = days;
    }

    Dice dice(String subject) {
        return new Dice(seed, plan.key() + '/' + subject);
    }

    /** Each kind has ids of its own, so that an id tells what it is and no kind's size moves another's ids. */
    long nextId(Kind kind) {
        long first = plan.number() * 1_000_000_000L + (kind.ordinal() + 1) * 10_000_000L;
        return lastIds.merge(kind, first + 1, (last, one) -> last + 1);
    }

    /** Services of a price-book category; all of them when a small shop has none of it. */
    List<PricebookSeed.Service> services(String category) {
        return servicesOf.computeIfAbsent(category, wanted -> {
            List<PricebookSeed.Service> fitting = services.stream().filter(service -> service.category().equals(wanted)).toList();
            return fitting.isEmpty() ? services : fitting;
        });
    }

    Long office(Dice dice) {
        return dice.pick(officeIds);
    }

    /** An id with the name the vendor shows beside it. */
    record Named(long id, String name, int weight) {
    }
}
