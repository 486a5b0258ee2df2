package com.plumbline.plugins;

import java.util.List;

/** Which plug-ins are installed, whoever uses them. A service; answered from memory. */
public interface PluginCatalog {

    /** By name. */
    List<Installed> installed();

    /** @param offers the ports it serves; none for a plug-in of pages and resources only */
    record Installed(String id, String name, List<String> offers) {}
}
