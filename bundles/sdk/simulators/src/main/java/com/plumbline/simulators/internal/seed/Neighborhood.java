package com.plumbline.simulators.internal.seed;

import com.plumbline.simulators.internal.seed.Place.Address;
import com.plumbline.simulators.internal.seed.Place.Household;
import com.plumbline.simulators.internal.store.Kind;
import java.util.List;

/** Invents households and the places they own: real towns with their own ZIP codes, invented streets and people. */
final class Neighborhood {

    private record Town(String city, String state, String zip, double latitude, double longitude, int weight) {
    }

    private final World world;
    private final Dice dice;
    private final List<Town> towns;
    private final List<String> streets = Vocabulary.lines("streets.txt");
    private final List<String> trades = Vocabulary.lines("businesses.txt");

    Neighborhood(World world) {
        this.world = world;
        this.dice = world.dice("neighborhood");
        this.towns = Vocabulary.table("towns.csv", ',').stream().map(t -> new Town(t[0], t[1], t[2], Double.parseDouble(t[3]),
                Double.parseDouble(t[4]), Integer.parseInt(t[5]))).toList();
    }

    void lay() {
        for (int i = 0; i < world.plan.customers(); i++) {
            Household household = household();
            world.households.add(household);
            world.places.add(place(household, household.address(), household.name()));
        }
        // Landlords, offices with branches, parents' houses: the locations beyond one a customer.
        for (int i = world.plan.customers(); i < world.plan.locations(); i++) {
            Household owner = dice.pick(world.households);
            world.places.add(place(owner, address(), owner.commercial() ? owner.name() + " #" + dice.between(2, 9) : owner.name() + " rental"));
        }
    }

    private Household household() {
        boolean commercial = dice.chance(0.09);
        String first = dice.pick(People.FIRST);
        String last = dice.pick(People.LAST);
        String name = commercial ? last + " " + dice.pick(trades) : couple(first, last);
        boolean active = !dice.chance(0.035);
        String email = dice.chance(0.84) ? People.email(first, last) : null;
        return new Household(world.nextId(Kind.CUSTOMER), name, commercial, address(), world.phones.customer(), email, active,
                active && dice.chance(0.008), dice.between(1, 3600));
    }

    private String couple(String first, String last) {
        return dice.chance(0.22) ? first + " and " + dice.pick(People.FIRST) + " " + last : first + " " + last;
    }

    private Place place(Household household, Address address, String name) {
        return new Place(world.nextId(Kind.LOCATION), name, household, address, household.active() && !dice.chance(0.01));
    }

    private Address address() {
        Town town = dice.pick(towns, Town::weight);
        String unit = dice.chance(0.07) ? (dice.chance(0.5) ? "Apt " : "Unit ") + dice.between(1, 40) : null;
        return new Address(dice.between(101, 18999) + " " + dice.pick(streets), unit, town.city(), town.state(), town.zip(),
                near(town.latitude()), near(town.longitude()));
    }

    /** Within about two kilometers of the town's middle, to five places. */
    private double near(double middle) {
        return Math.round(middle * 100_000 + dice.between(-1_500, 1_500)) / 100_000.0;
    }
}
