package com.plumbline.simulators.internal.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.store.Json;
import com.plumbline.simulators.internal.store.Kind;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Locations with their contacts and notes. */
final class LocationSeed {

    private final World world;
    private final Dice dice;
    private final CustomerSeed customers;
    private final List<String> household = Vocabulary.sections("notes.txt").get("household");
    private final List<String> office = Vocabulary.sections("notes.txt").get("office");

    LocationSeed(World world, CustomerSeed customers) {
        this.world = world;
        this.dice = world.dice("locations");
        this.customers = customers;
    }

    void plant() {
        world.shop.table(Kind.LOCATION).plant(world.places.stream().map(this::location));
        world.shop.table(Kind.LOCATION_CONTACT).plant(world.places.stream().flatMap(this::contacts));
        world.shop.table(Kind.LOCATION_NOTE).plant(world.places.stream().flatMap(this::note));
    }

    private ObjectNode location(Place place) {
        ObjectNode json = Json.object().putNull("taxZoneId").put("id", place.id()).put("customerId", place.household().id())
                .put("active", place.active()).put("name", place.name()).set("address", place.address().json());
        json.putArray("customFields");
        json.put("createdOn", Json.time(created(place))).put("createdById", world.office(dice)).put("modifiedOn", Json.time(modified(place)))
                .putNull("mergedToId").putNull("zoneId").put("taxExempt", false);
        json.putArray("tagTypeIds");
        json.putArray("externalData");
        return json;
    }

    private Stream<ObjectNode> contacts(Place place) {
        ObjectNode phone = customers.contact(Kind.LOCATION_CONTACT, place.household(), "MobilePhone", place.household().phone(),
                dice.chance(0.15) ? "on site" : null);
        Stream<ObjectNode> contacts = place.household().email() == null || dice.chance(0.5) ? Stream.of(phone)
                : Stream.of(phone, customers.contact(Kind.LOCATION_CONTACT, place.household(), "Email", place.household().email(), null));
        return contacts.peek(json -> json.put("locationId", place.id()).put("active", place.active()));
    }

    private Stream<ObjectNode> note(Place place) {
        if (!dice.chance(0.18)) {
            return Stream.empty();
        }
        Instant when = modified(place);
        return Stream.of(Json.object().put("id", world.nextId(Kind.LOCATION_NOTE))
                .put("text", dice.chance(0.5) ? dice.pick(office) : dice.pick(household)).put("isPinned", dice.chance(0.2))
                .put("createdById", world.office(dice)).put("createdOn", Json.time(when)).put("modifiedOn", Json.time(when))
                .put("locationId", place.id()));
    }

    private Instant created(Place place) {
        return world.days.happened(world.days.at(-place.household().daysAgo(), 9, (int) (place.id() % 60)));
    }

    private Instant modified(Place place) {
        int since = (int) (place.id() % Math.min(place.household().daysAgo(), 600));
        return world.days.happened(world.days.at(-since, 16, (int) (place.id() % 60)));
    }
}
