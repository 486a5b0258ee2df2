package com.plumbline.itests.appliance;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeaturesService;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;

/** The whole appliance, as it boots. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class ApplianceIT {

    @Inject
    private BundleContext context;

    @Inject
    private FeaturesService features;

    private Bundles bundles;

    @Configuration
    public Option[] container() {
        return new Option[] {Container.distribution()};
    }

    @Before
    public void everythingHasStarted() throws InterruptedException {
        bundles = new Bundles(context);
        bundles.awaitAllActive();
    }

    @Test
    public void everyBundleIsActive() {
        assertEquals("", bundles.notActive());
    }

    @Test
    public void thereIsNoShellAndNoManagementDoor() throws Exception {
        for (String closed : List.of("shell", "ssh", "management", "jaas", "instance", "webconsole")) {
            assertFalse(closed + " is installed", isInstalled(closed));
        }
    }

    @Test
    public void everyPluginComesAndGoesWhileTheRestKeepsRunning() throws Exception {
        Map<String, String> before = bundles.inventory();
        List<Feature> plugins = plugins();
        assertFalse("no plug-in among the features", plugins.isEmpty());
        for (Feature plugin : plugins) {
            features.installFeature(plugin.getName(), plugin.getVersion());
            bundles.awaitAllActive();
            features.uninstallFeature(plugin.getName(), plugin.getVersion());
            assertEquals("after " + plugin.getName(), before, bundles.inventory());
        }
    }

    private List<Feature> plugins() throws Exception {
        return Arrays.stream(features.listFeatures()).filter(feature -> feature.getName().startsWith("plugin-")).toList();
    }

    private boolean isInstalled(String feature) throws Exception {
        return Arrays.stream(features.listInstalledFeatures()).anyMatch(installed -> installed.getName().equals(feature));
    }
}
