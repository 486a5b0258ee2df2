package com.plumbline.operations.internal;

import com.plumbline.kernel.Companies;
import com.plumbline.kernel.Company;
import com.plumbline.kernel.DataFolder;
import com.plumbline.persistence.CompanyDatabases;
import com.plumbline.rest.Callers;
import com.plumbline.rest.Requires;
import com.plumbline.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** The appliance: version, memory, disk, bundles. */
@Component(service = SystemResource.class, scope = ServiceScope.PROTOTYPE)
@RestResource
@Path("system")
public class SystemResource {

    private final BundleContext context;
    private final Services services;
    private final CompanyDatabases databases;
    private final Companies companies;

    record MemoryJson(long usedBytes, long maxBytes) {}

    record DiskJson(long freeBytes) {}

    record BundleJson(String name, String version, String state) {}

    record SystemJson(String version, Instant startedAt, String storage, MemoryJson memory, DiskJson disk, List<BundleJson> bundles, boolean sandbox) {}

    @Activate
    public SystemResource(BundleContext context, @Reference Services services, @Reference CompanyDatabases databases, @Reference Companies companies) {
        this.context = context;
        this.services = services;
        this.databases = databases;
        this.companies = companies;
    }

    @GET
    @Requires("system.read")
    @Operation(summary = "Version, start, storage, memory, disk and bundles of the appliance.")
    public SystemJson system(@Context SecurityContext security) {
        Runtime java = Runtime.getRuntime();
        boolean sandbox = companies.find(Callers.of(security).tenant()).map(Company::sandbox).orElse(false);
        List<BundleJson> bundles = services.bundles().stream()
                .map(bundle -> new BundleJson(bundle.getSymbolicName(), plain(bundle.getVersion()), Services.state(bundle))).toList();
        return new SystemJson(plain(context.getBundle().getVersion()), Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()),
                databases.storage().name().toLowerCase(Locale.ROOT), new MemoryJson(java.totalMemory() - java.freeMemory(), java.maxMemory()),
                new DiskJson(DataFolder.path().toFile().getUsableSpace()), bundles, sandbox);
    }

    private static String plain(Version version) {
        return version.getMajor() + "." + version.getMinor() + "." + version.getMicro();
    }
}
