package com.plumbline.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.plumbline.contract.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A later start in a network namespace that has a loopback and nothing else. */
class OfflineScenarioTest {

    private static final String IN_NAMESPACE = """
            set -e
            ip link set lo up
            "$1" demo --detach --data "$2" --port 18080 --sandbox-port 18089
            "$1" status --data "$2"
            "$1" stop --data "$2"
            """;

    @TempDir
    Path data;

    @Test
    @Proves("PLT-01")
    void aBuiltApplianceStartsFromNothingWithTheNetworkCutOff() throws IOException, InterruptedException {
        assumeTrue(namespacesAllowed(), "this machine does not allow network namespaces (unshare -rn)");
        Path output = data.resolve("out");
        Process process = new ProcessBuilder("unshare", "-rn", "bash", "-c", IN_NAMESPACE, "offline",
                Demo.repository().resolve("plumbline").toString(), data.resolve("demo").toString())
                .redirectErrorStream(true).redirectOutput(output.toFile()).start();

        assertThat(process.waitFor(4, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        assertThat(Files.readString(output)).contains("Ready  http://localhost:18080").contains("sign in: ").contains("appliance  up");
    }

    private static boolean namespacesAllowed() throws IOException, InterruptedException {
        return new ProcessBuilder("unshare", "-rn", "ip", "link", "set", "lo", "up").start().waitFor() == 0;
    }
}
