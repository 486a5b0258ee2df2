package com.plumbline.itests.appliance;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeaturesService;
import org.apache.karaf.features.Repository;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;

/**
 * Each feature that stands on no other room, by itself, on a kernel that boots nothing else. That every feature resolves
 * alone is proven by the build ({@code -Pverify-each}), and {@link ApplianceIT} runs the rooms together; installing each
 * of those alone as well would take minutes and tell nothing new.
 */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class FeaturesIT {

    private static final List<String> ROOMS = List.of("platform-", "domain-", "plugin-", "appliance");

    @Inject
    private BundleContext context;

    @Inject
    private FeaturesService features;

    @Configuration
    public Option[] container() {
        return new Option[] {
            Container.distribution(),
            editConfigurationFilePut("etc/org.apache.karaf.features.cfg", "featuresBoot", "framework,exam"),
        };
    }

    @Test
    public void aFeatureStartsAloneAndLeavesNothingBehind() throws Exception {
        Bundles bundles = new Bundles(context);
        bundles.awaitAllActive();
        Map<String, String> kernel = bundles.inventory();
        List<Feature> ours = ours();
        assertTrue("features found: " + ours, ours.size() > 5);
        for (Feature feature : ours) {
            features.installFeature(feature.getName(), feature.getVersion());
            bundles.awaitAllActive();
            features.uninstallFeature(feature.getName(), feature.getVersion());
            assertEquals("after " + feature.getName(), kernel, bundles.inventory());
        }
    }

    private static boolean standsAlone(Feature feature) {
        return ROOMS.stream().noneMatch(feature.getName()::startsWith);
    }

    private List<Feature> ours() throws Exception {
        for (Repository repository : features.listRepositories()) {
            if (repository.getName().startsWith("plumbline-")) {
                return Arrays.stream(repository.getFeatures()).filter(FeaturesIT::standsAlone).toList();
            }
        }
        throw new AssertionError("our features file is not among " + Arrays.toString(features.listRepositories()));
    }
}
