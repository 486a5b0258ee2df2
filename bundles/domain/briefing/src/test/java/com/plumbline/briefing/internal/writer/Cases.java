package com.plumbline.briefing.internal.writer;

import com.plumbline.briefing.Category;
import com.plumbline.briefing.Confidence;
import com.plumbline.briefing.Fact;
import com.plumbline.briefing.SourceKind;
import com.plumbline.briefing.internal.writer.Situation.Membership;
import com.plumbline.briefing.internal.writer.Situation.OpenEstimate;
import com.plumbline.briefing.internal.writer.Situation.PriceItem;
import com.plumbline.briefing.internal.writer.Situation.Said;
import com.plumbline.briefing.internal.writer.Situation.Unit;
import com.plumbline.briefing.internal.writer.Situation.Visit;
import com.plumbline.briefing.internal.writer.Situation.Who;
import com.plumbline.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Situations to write about: customer × home × history × job type. All people are invented. */
final class Cases {

    static final LocalDate WINTER = LocalDate.of(2026, 1, 14);
    static final LocalDate SPRING = LocalDate.of(2026, 4, 9);
    static final LocalDate SUMMER = LocalDate.of(2026, 7, 22);
    static final LocalDate FALL = LocalDate.of(2026, 10, 6);

    static final List<PriceItem> BOOK = List.of(item("WH140", "Anode rod", 29875), item("WH150", "Expansion tank", 34990),
            item("WH170", "Install 40 gallon gas water heater", 189500), item("WH190", "Install tankless water heater", 468500),
            item("LK130", "Main shut-off valve", 48500), item("LK140", "Pressure reducing valve", 58900),
            item("LK160", "Outside spigot, frost free", 36525), item("FX160", "Garbage disposal 1/2 hp", 46500),
            item("SP110", "Sump pump 1/2 hp", 79800), item("SP120", "Battery back-up pump", 134900), item("DR130", "Hydro jetting", 79500),
            item("DR140", "Camera inspection", 27500), item("DR150", "Clean-out installation", 198500), item("HT120", "Igniter", 29700),
            item("HT180", "Furnace 80,000 BTU, installed", 548000), item("HT190", "Thermostat, wi-fi", 36800), item("CL110", "Capacitor", 24575),
            item("CL180", "AC 3 ton, installed", 629000), item("IA100", "Air cleaner, media cabinet", 112500), item("GN150", "Whole home plumbing inspection", 14900));

    /** @param item part of the name of a price-book line that fits, {@code null} when none has to be named */
    record Case(String name, String trade, Situation situation, String item) {
        @Override
        public String toString() {
            return name;
        }
    }

    private Cases() {}

    static List<Case> all() {
        Unit oldHeater = unit("water heater", "Rheem XG50", 13, 11, null);
        Unit midHeater = unit("water heater", "AO Smith GPVL", 7, 11, null);
        Unit newHeater = unit("water heater", "Bradford White", 2, 11, LocalDate.of(2030, 5, 1));
        Unit oldAc = unit("air conditioner", "Carrier 24ABB3", 15, 14, null);
        Unit midAc = unit("air conditioner", "Trane XR14", 9, 14, null);
        Unit newAc = unit("air conditioner", "Lennox EL16", 1, 14, LocalDate.of(2035, 6, 1));
        Unit oldFurnace = unit("furnace", "Goodman GMS8", 19, 18, null);
        Unit midFurnace = unit("furnace", "Carrier 59SC5", 11, 18, null);
        Unit sump = unit("sump pump", "Zoeller M53", 10, 9, null);
        Unit tankless = unit("tankless water heater", "Navien NPE", 5, 20, LocalDate.of(2031, 1, 1));
        Unit unknown = unit("furnace", "", null, 18, null);
        Fact built1955 = home("Built in 1955");
        Membership gold = new Membership("Gold", LocalDate.of(2027, 3, 1), true);
        Membership ended = new Membership("Gold", LocalDate.of(2025, 3, 1), false);
        OpenEstimate repipe = new OpenEstimate("Repipe upstairs", LocalDate.of(2026, 1, 2), Money.usd(865000));

        List<Case> cases = new ArrayList<>();
        cases.add(new Case("old heater, first visit", "water-heater", job("Water Heater Repair", "No hot water since last night. Pilot will not stay lit.", WINTER).units(oldHeater).build(), "Install 40 gallon"));
        cases.add(new Case("middle-aged heater, known home", "water-heater", job("Water Heater Repair", "Water is only lukewarm.", FALL).units(midHeater).visits(visit("Faucet or Fixture", FALL.minusMonths(9))).build(), "Anode rod"));
        cases.add(new Case("new heater under warranty", "water-heater", job("Water Heater Repair", "Rumbling noise from the tank.", SUMMER).units(newHeater).build(), null));
        cases.add(new Case("leaking heater, member", "water-heater", job("Water Heater Replacement", "Puddle under the water heater, leaking at the seam.", SPRING).units(oldHeater).member(gold).build(), "Install 40 gallon"));
        cases.add(new Case("tankless descale", "water-heater", job("Tankless Flush", "Annual descale.", FALL).units(tankless).member(gold).build(), null));
        cases.add(new Case("heater in a restaurant", "water-heater", job("Water Heater Repair", "No hot water in the kitchen.", WINTER).business().units(oldHeater).build(), "Install 40 gallon"));
        cases.add(new Case("heater came back within a month", "water-heater", job("Water Heater Repair", "No hot water again.", WINTER).units(midHeater).visits(visit("Water Heater Repair", WINTER.minusDays(12))).build(), null));
        cases.add(new Case("old AC not cooling", "hvac", job("AC Not Cooling", "Warm air from the vents.", SUMMER).units(oldAc, midFurnace).build(), "AC 3 ton"));
        cases.add(new Case("middle-aged AC not cooling", "hvac", job("AC Not Cooling", "Not cooling upstairs.", SUMMER).units(midAc).visits(visit("AC Tune-up", SUMMER.minusMonths(14))).build(), "Capacitor"));
        cases.add(new Case("new AC under warranty", "hvac", job("AC Not Cooling", "Outside unit does not start.", SUMMER).units(newAc).build(), null));
        cases.add(new Case("old furnace, no heat, newborn", "hvac", job("Furnace No Heat", "No heat since this morning.", WINTER).units(oldFurnace).note("Just had a baby in spring, please ring quietly during the afternoon nap.").build(), "Furnace 80,000"));
        cases.add(new Case("furnace of unknown age", "hvac", job("Furnace No Heat", "Clicks but does not light.", WINTER).units(unknown).build(), null));
        cases.add(new Case("furnace with smell of gas", "hvac", job("Furnace No Heat", "Faint smell near the furnace.", FALL).units(midFurnace).build(), null));
        cases.add(new Case("heat pump at an office", "hvac", job("Heat Pump Service", "Noisy outside unit.", SPRING).business().units(unit("heat pump", "Trane XR15", 8, 14, null)).build(), null));
        cases.add(new Case("system replacement with open estimate", "hvac", job("System Replacement Estimate", "Wants options.", FALL).units(oldFurnace, oldAc).estimate(new OpenEstimate("Furnace and AC", null, Money.usd(1240000))).build(), "AC 3 ton"));
        cases.add(new Case("leak in an old house", "plumbing", job("Leak Repair", "Ceiling stain below the upstairs bathroom.", WINTER).fact(built1955).estimate(repipe).build(), "Pressure reducing"));
        cases.add(new Case("leak, third visit", "plumbing", job("Leak Repair", "Drip at the main shut-off valve.", SUMMER).fact(built1955).visits(visit("Leak Repair", SUMMER.minusMonths(3)), visit("Toilet Repair", SUMMER.minusMonths(9))).build(), "Pressure reducing"));
        cases.add(new Case("faucet, first visit", "plumbing", job("Faucet or Fixture", "Kitchen faucet drips.", SPRING).build(), "Battery back-up"));
        cases.add(new Case("toilet, lapsed member", "plumbing", job("Toilet Repair", "Runs all the time.", FALL).lapsed(ended).visits(visit("Drain Cleaning", FALL.minusYears(2))).build(), null));
        cases.add(new Case("worn sump pump", "plumbing", job("Sump Pump", "Runs without stopping, storm forecast.", SPRING).units(sump).build(), "Sump pump"));
        cases.add(new Case("disposal with gate code", "plumbing", job("Garbage Disposal", "Hums but does not spin.", SUMMER).note("Gate code 4471, dog in the back yard, friendly.").build(), null));
        cases.add(new Case("slow drain, first visit", "drain", job("Drain Cleaning", "Kitchen sink drains slowly.", FALL).build(), "Camera inspection"));
        cases.add(new Case("drain, third time", "drain", job("Drain Cleaning", "Backs up again.", SPRING).fact(built1955).visits(visit("Drain Cleaning", SPRING.minusMonths(5)), visit("Main Line Stoppage", SPRING.minusMonths(11))).build(), "Hydro jetting"));
        cases.add(new Case("sewage in the basement", "drain", job("Main Line Stoppage", "Sewage backing up in the basement.", SUMMER).build(), "Camera inspection"));
        cases.add(new Case("blocked again after two weeks", "drain", job("Drain Cleaning", "Blocked again.", WINTER).visits(visit("Drain Cleaning", WINTER.minusDays(14))).build(), "Camera inspection"));
        cases.add(new Case("restaurant drain", "drain", job("Drain Cleaning", "Floor drain in the kitchen.", SUMMER).business().build(), "Camera inspection"));
        cases.add(new Case("furnace tune-up, member", "maintenance", job("Furnace Tune-up", "", FALL).units(midFurnace).member(gold).visits(visit("Furnace Tune-up", FALL.minusYears(1))).build(), "Igniter"));
        cases.add(new Case("AC tune-up, old unit, no plan", "maintenance", job("AC Tune-up", "Spring check.", SPRING).units(oldAc).build(), "AC 3 ton"));
        cases.add(new Case("tune-up, new unit", "maintenance", job("AC Tune-up", "", SPRING).units(newAc).member(gold).build(), null));
        cases.add(new Case("tune-up, plan ended", "maintenance", job("Furnace Tune-up", "", WINTER).units(oldFurnace).lapsed(ended).build(), "Furnace 80,000"));
        cases.add(new Case("unknown kind of job", "other", job("Estimate Visit", "Wants a second opinion.", SUMMER).build(), "Whole home plumbing"));
        cases.add(new Case("nothing known at all", "other", job("", "", SPRING).unknownMembership().build(), null));
        cases.add(new Case("customer not to be served, canceled before", "drain", job("Drain Cleaning", "Tub.", FALL).notToBeServed().canceled(2).build(), null));
        cases.add(new Case("heater of a landlord", "water-heater", job("Water Heater Repair", "Pilot goes out at night.", SPRING).units(midHeater).note("Landlord pays, tenant lets us in.").build(), "Anode rod"));
        cases.add(new Case("poor pressure in an old house", "plumbing", job("Leak Repair", "Poor water pressure upstairs since the leak.", FALL).fact(built1955).build(), "Pressure reducing"));
        cases.add(new Case("heat pump, two bad winters", "hvac", job("Heat Pump Service", "Ices over.", WINTER).units(unit("heat pump", "Bosch IDS", 9, 14, null)).visits(visit("Heat Pump Service", WINTER.minusMonths(11)), visit("Heat Pump Service", WINTER.minusMonths(13))).build(), null));
        cases.add(new Case("boiler without heat at a school", "hvac", job("Boiler No Heat", "Classrooms are cold.", WINTER).business().units(unit("boiler", "Weil-McLain", 21, 22, null)).build(), null));
        cases.add(new Case("sewer backing up, second time", "drain", job("Main Line Clearing", "Sewage backing up in the basement.", SPRING).visits(visit("Main Line Clearing", SPRING.minusMonths(8)), visit("Drain Cleaning", SPRING.minusMonths(19))).build(), "Camera inspection"));
        cases.add(new Case("drain at a member's", "drain", job("Drain Cleaning", "Kitchen sink drains slowly.", WINTER).member(gold).build(), null));
        cases.add(new Case("plumbing inspection before a sale", "maintenance", job("Plumbing Maintenance Inspection", "Wants to sell in summer.", SPRING).fact(fact("Plans", "Selling the house in summer")).units(oldHeater).build(), null));
        cases.add(new Case("estimate visit with open estimate", "other", job("Estimate Visit", "Wants to go through the numbers.", FALL).estimate(repipe).member(gold).build(), null));
        cases.add(new Case("fixture for somebody who decides by e-mail", "plumbing", job("Faucet or Fixture", "Install a customer-supplied faucet.", SUMMER).note("Prefers e-mail. Call 30 minutes ahead.").visits(visit("Toilet Repair", SUMMER.minusYears(2))).build(), null));
        cases.add(new Case("longest of everything", "plumbing", job("Leak Repair and Complete Replacement of the Upstairs Bathroom Supply Lines",
                "Customer says that since the storm of last week the water pressure has been going up and down all day and that the ceiling is wet and the valve leaks too", WINTER)
                .name("Maximiliane Featherstonehaugh-Worthington").city("Prairie Village Junction").fact(built1955).fact(fact("Plans", "Thinking of selling the house in a year or two"))
                .estimate(repipe).lapsed(ended).units(sump, oldHeater, oldFurnace, oldAc, midAc, tankless).note("Two big dogs, they will be in the garage.").note("Customer was upset about the last arrival window, be early if you can.")
                .visits(visit("Leak Repair", WINTER.minusMonths(2)), visit("Leak Repair", WINTER.minusMonths(7)), visit("Toilet Repair", WINTER.minusMonths(9)), visit("Drain Cleaning", WINTER.minusMonths(20))).build(), "Sump pump"));
        return cases;
    }

    static Builder job(String type, String summary, LocalDate today) {
        return new Builder(type, summary, today);
    }

    static Unit unit(String kind, String name, Integer age, Integer life, LocalDate warrantyEnd) {
        return new Unit(kind, name, age, life, warrantyEnd);
    }

    static Visit visit(String type, LocalDate on) {
        return new Visit("1", on, "", type, "", "Found the cause and repaired it. Explained to the customer what wears out next.", "", "Completed");
    }

    private static Fact home(String value) {
        return new Fact(Category.HOME, Fact.AGE_OF_HOME, value, "note", SourceKind.RECORDS, Confidence.MEDIUM, Instant.EPOCH);
    }

    private static Fact fact(String label, String value) {
        return new Fact(Category.HOME, label, value, "note", SourceKind.MODEL, Confidence.HIGH, Instant.EPOCH);
    }

    private static PriceItem item(String code, String name, long cents) {
        return new PriceItem(code, name, "service", Money.usd(cents));
    }

    static final class Builder {

        private final Visit job;
        private final LocalDate today;
        private String name = "Ana Rivera";
        private String city = "Olathe";
        private boolean commercial;
        private boolean notToBeServed;
        private int canceled;
        private boolean membershipKnown = true;
        private Membership membership;
        private final List<Unit> units = new ArrayList<>();
        private final List<Visit> visits = new ArrayList<>();
        private final List<Said> notes = new ArrayList<>();
        private final List<OpenEstimate> estimates = new ArrayList<>();
        private final List<Fact> facts = new ArrayList<>();

        private Builder(String type, String summary, LocalDate today) {
            this.today = today;
            this.job = new Visit("48213", today, "Wed 10am-12pm", type, "", summary, "", "Scheduled");
        }

        Builder name(String name) {
            this.name = name;
            return this;
        }

        Builder city(String city) {
            this.city = city;
            return this;
        }

        Builder business() {
            commercial = true;
            name = "Corner Cafe";
            return this;
        }

        Builder notToBeServed() {
            notToBeServed = true;
            return this;
        }

        Builder canceled(int times) {
            canceled = times;
            return this;
        }

        Builder member(Membership membership) {
            this.membership = membership;
            return this;
        }

        Builder lapsed(Membership membership) {
            return member(membership);
        }

        Builder unknownMembership() {
            membershipKnown = false;
            return this;
        }

        Builder units(Unit... some) {
            units.addAll(List.of(some));
            return this;
        }

        Builder visits(Visit... some) {
            visits.addAll(List.of(some));
            return this;
        }

        Builder note(String text) {
            notes.add(new Said(text, today.minusMonths(3)));
            return this;
        }

        Builder estimate(OpenEstimate estimate) {
            estimates.add(estimate);
            return this;
        }

        Builder fact(Fact fact) {
            facts.add(fact);
            return this;
        }

        Situation build() {
            return new Situation(today, job, new Who(name, commercial, notToBeServed, city, "KS", "66061"), units, visits, canceled, notes,
                    Optional.ofNullable(membership), membershipKnown, estimates, facts, BOOK);
        }
    }
}
