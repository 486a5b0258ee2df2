package com.plumbline.simulators.internal.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.store.Json;
import com.plumbline.simulators.internal.store.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Telephone calls: one that booked each job, and those that came to nothing. */
final class CallSeed {

    private final World world;
    private final Dice dice;

    CallSeed(World world) {
        this.world = world;
        this.dice = world.dice("calls");
    }

    void plant(List<JobDraft> drafts) {
        Stream<ObjectNode> booked = drafts.stream().map(this::booked);
        Stream<ObjectNode> others = Stream.generate(this::other).limit(drafts.size() * 4 / 10);
        world.shop.table(Kind.CALL).plant(Stream.concat(booked, others));
    }

    private ObjectNode booked(JobDraft draft) {
        Instant received = draft.created.minus(Duration.ofMinutes(6));
        ObjectNode json = call(draft.place, received, "Booked", draft.campaignId);
        json.putObject("job").put("id", draft.id).put("number", draft.number);
        return json;
    }

    private ObjectNode other() {
        Place place = dice.pick(world.places);
        String type = dice.pick(List.of("Unbooked", "Unbooked", "Excused", "Abandoned", "NotLead"));
        return call(place, world.days.at(-dice.between(1, 178), dice.between(7, 18), dice.below(60)), type,
                dice.pick(world.campaigns, World.Named::weight).id()).putNull("job");
    }

    private ObjectNode call(Place place, Instant received, String type, long campaign) {
        int seconds = type.equals("Abandoned") ? dice.between(4, 40) : dice.between(45, 620);
        World.Named source = world.campaigns.get((int) (campaign - world.campaigns.get(0).id()));
        ObjectNode json = Json.object().put("id", world.nextId(Kind.CALL))
                .put("duration", String.format("%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60))
                .put("from", place.household().phone()).put("to", Phones.shop(world.plan.number())).put("direction", "Inbound")
                .put("status", "Completed").put("type", type).putNull("recordingUrl").putNull("voiceMailPath")
                .put("createdOn", Json.time(received)).put("modifiedOn", Json.time(world.days.happened(received.plusSeconds(seconds))));
        json.putNull("reason");
        json.putObject("customer").put("id", place.household().id()).put("name", place.household().name());
        json.putObject("location").put("id", place.id()).put("name", place.name());
        json.putObject("campaign").put("id", source.id()).put("name", source.name());
        return json.putNull("agent").putNull("createdBy").put("excuseMemo", type.equals("Excused") ? "Outside of our area" : "").put("tag", "")
                .put("active", true).putNull("lead");
    }
}
