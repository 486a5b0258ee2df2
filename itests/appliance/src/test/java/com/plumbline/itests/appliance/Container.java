package com.plumbline.itests.appliance;

import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.maven;
import static org.ops4j.pax.exam.CoreOptions.vmOption;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFileExtend;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.ops4j.pax.exam.Option;

/** The distribution as Pax Exam starts it: unpacked below target/exam, on a free port of the loopback, without a network. */
final class Container {

    private static final String KARAF = System.getProperty("karaf.version");

    private Container() {}

    static Option distribution() {
        return composite(
                karafDistributionConfiguration()
                        .frameworkUrl(maven("com.plumbline", "assembly").type("tar.gz").version(System.getProperty("plumbline.version")))
                        .karafVersion(KARAF)
                        .name("Plumbline")
                        .unpackDirectory(new File("target/exam"))
                        .useDeployFolder(false),
                javaOptions(),
                // Exam stops the container through the shutdown port, which the appliance does not have.
                editConfigurationFilePut("etc/custom.properties", "karaf.shutdown.port", "0"),
                editConfigurationFilePut("etc/org.apache.felix.http.cfg", "org.osgi.service.http.port", String.valueOf(freePort())),
                // The appliance asks no repository but its own; Exam's bundles lie in the local one.
                editConfigurationFileExtend("etc/org.ops4j.pax.url.mvn.cfg", "org.ops4j.pax.url.mvn.defaultRepositories",
                        ",file:" + System.getProperty("repository.folder") + "@id=m2@snapshots"));
    }

    /** Exam does not start bin/karaf, so these options of it are repeated here; without them Karaf's JAXP locator is missing. */
    private static Option javaOptions() {
        return composite(
                vmOption("-Xmx512m"),
                vmOption("-XX:+UseSerialGC"),
                vmOption("-Duser.timezone=UTC"),
                vmOption("--add-reads=java.xml=java.logging"),
                vmOption("--add-exports=java.base/org.apache.karaf.specs.locator=java.xml,ALL-UNNAMED"),
                vmOption("--patch-module"),
                vmOption("java.base=lib/endorsed/org.apache.karaf.specs.locator-" + KARAF + ".jar"),
                vmOption("--patch-module"),
                vmOption("java.xml=lib/endorsed/org.apache.karaf.specs.java.xml-" + KARAF + ".jar"),
                vmOption("--add-opens"), vmOption("java.base/java.security=ALL-UNNAMED"),
                vmOption("--add-opens"), vmOption("java.base/java.net=ALL-UNNAMED"),
                vmOption("--add-opens"), vmOption("java.base/java.lang=ALL-UNNAMED"),
                vmOption("--add-opens"), vmOption("java.base/java.util=ALL-UNNAMED"),
                vmOption("--add-opens"), vmOption("java.naming/javax.naming.spi=ALL-UNNAMED"),
                vmOption("--add-opens"), vmOption("java.rmi/sun.rmi.transport.tcp=ALL-UNNAMED"),
                vmOption("--add-exports=java.base/sun.net.www.protocol.file=ALL-UNNAMED"),
                vmOption("--add-exports=java.base/sun.net.www.protocol.http=ALL-UNNAMED"),
                vmOption("--add-exports=java.base/sun.net.www.protocol.https=ALL-UNNAMED"),
                vmOption("--add-exports=java.base/sun.net.www.protocol.jar=ALL-UNNAMED"),
                vmOption("-classpath"),
                vmOption("lib/jdk9plus/*" + File.pathSeparator + "lib/boot/*"));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
