package com.plumbline.testkit;

import com.plumbline.kernel.TenantId;
import com.plumbline.persistence.CompanyDatabases;
import com.plumbline.persistence.Storage;
import com.plumbline.persistence.Store;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Behind {@link ForEachStorage}: one invocation per storage; a storage is opened once per JVM and closed at its end. */
class EachStorage implements TestTemplateInvocationContextProvider {

    private static final Namespace SPACE = Namespace.create(EachStorage.class);

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        List<String> wanted = Arrays.asList(System.getProperty("plumbline.test.storage", "derby,postgresql").toLowerCase(Locale.ROOT).split(","));
        return Arrays.stream(Storage.values()).filter(storage -> wanted.contains(storage.id())).map(Invocation::new);
    }

    private record Invocation(Storage storage) implements TestTemplateInvocationContext {

        @Override
        public String getDisplayName(int index) {
            return storage.id();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new Parameters(storage));
        }
    }

    private record Parameters(Storage storage) implements ParameterResolver {

        private static final List<Class<?>> KNOWN = List.of(TestStorage.class, Store.class, TenantId.class, CompanyDatabases.class);

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return KNOWN.contains(parameter.getParameter().getType());
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            Class<?> type = parameter.getParameter().getType();
            TestStorage opened = context.getRoot().getStore(SPACE).getOrComputeIfAbsent(storage, TestStorage::open, TestStorage.class);
            if (type == TestStorage.class) {
                return opened;
            }
            if (type == Store.class) {
                return opened.store();
            }
            return type == CompanyDatabases.class ? opened.databases()
                    : context.getStore(SPACE).getOrComputeIfAbsent(TenantId.class, key -> opened.company(), TenantId.class);
        }
    }
}
