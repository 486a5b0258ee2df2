package com.plumbline.simulators.internal.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.plumbline.simulators.internal.store.Json;
import com.plumbline.simulators.internal.store.Kind;
import com.plumbline.simulators.internal.seed.World.Named;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the calls come from: advertising campaigns, some of them over. */
final class CampaignSeed {

    private final World world;
    private final Map<String, Long> categories = new LinkedHashMap<>();

    CampaignSeed(World world) {
        this.world = world;
    }

    void plant() {
        Instant opened = world.days.at(-2000, 9, 0);
        List<String[]> lines = Vocabulary.table("campaigns.csv", ',');
        lines.forEach(line -> categories.computeIfAbsent(line[1], name -> world.nextId(Kind.CAMPAIGN_CATEGORY)));
        world.shop.table(Kind.CAMPAIGN_CATEGORY).plant(categories.entrySet().stream().map(category -> Json.object()
                .put("id", category.getValue()).put("name", category.getKey()).put("active", true).put("type", "Regular")
                .put("createdOn", Json.time(opened)).put("modifiedOn", Json.time(opened))));

        List<ObjectNode> campaigns = new ArrayList<>();
        for (int i = 0; i < world.plan.campaigns(); i++) {
            String[] line = lines.get(i % lines.size());
            int series = i / lines.size();
            campaigns.add(campaign(line, series == 0 ? line[0] : line[0] + " " + (series + 1), i));
        }
        world.shop.table(Kind.CAMPAIGN).plant(campaigns.stream());
    }

    private ObjectNode campaign(String[] line, String name, int index) {
        long id = world.nextId(Kind.CAMPAIGN);
        boolean active = Boolean.parseBoolean(line[4]);
        world.campaigns.add(new Named(id, name, Integer.parseInt(line[5])));
        ObjectNode json = Json.object().put("id", id).put("name", name)
                .put("modifiedOn", Json.time(world.days.at(-300 + index % 200, 10, 0)))
                .put("createdOn", Json.time(world.days.at(-1500 + index, 10, 0))).put("active", active).put("isDefaultCampaign", index == 8);
        json.putObject("category").put("id", categories.get(line[1])).put("name", line[1]).put("active", true);
        json.put("source", line[2]).putNull("otherSource").putNull("businessUnit").put("medium", line[3]).putNull("otherMedium");
        json.putArray("campaignPhoneNumbers").add(Phones.shop(world.plan.number()));
        return json;
    }
}
