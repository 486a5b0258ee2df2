package com.plumbline.persistence.internal;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.apache.openjpa.persistence.PersistenceProviderImpl;

/** Sees what the unit's bundle sees, then what OpenJPA sees: OpenJPA loads both by one loader. */
final class UnitLoader extends ClassLoader {

    private final ClassLoader bundle;
    private final ClassLoader openjpa = PersistenceProviderImpl.class.getClassLoader();

    UnitLoader(ClassLoader bundle) {
        super(null);
        this.bundle = bundle;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        try {
            return bundle.loadClass(name);
        } catch (ClassNotFoundException notThere) {
            return openjpa.loadClass(name);
        }
    }

    @Override
    protected URL findResource(String name) {
        URL found = bundle.getResource(name);
        return found == null ? openjpa.getResource(name) : found;
    }

    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
        List<URL> found = new ArrayList<>(Collections.list(bundle.getResources(name)));
        found.addAll(Collections.list(openjpa.getResources(name)));
        return Collections.enumeration(found);
    }
}
