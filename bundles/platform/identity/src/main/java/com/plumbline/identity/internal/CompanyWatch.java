package com.plumbline.identity.internal;

import com.plumbline.kernel.CompanyListener;
import java.util.Collection;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whoever follows the companies now; looked up when there is something to tell, since they need this bundle's services to come up themselves. */
interface CompanyWatch {

    CompanyWatch NOBODY = told -> {};

    void tell(Consumer<CompanyListener> news);

    static CompanyWatch in(BundleContext context) {
        Logger log = LoggerFactory.getLogger(CompanyWatch.class);
        return news -> {
            for (ServiceReference<CompanyListener> reference : references(context)) {
                CompanyListener listener = context.getService(reference);
                if (listener != null) {
                    try {
                        news.accept(listener);
                    } catch (RuntimeException failed) {
                        // The edge towards other bundles: the company has changed, whoever could not follow.
                        log.error("{} could not follow a change of a company", listener.getClass().getName(), failed);
                    }
                    context.ungetService(reference);
                }
            }
        };
    }

    private static Collection<ServiceReference<CompanyListener>> references(BundleContext context) {
        try {
            return context.getServiceReferences(CompanyListener.class, null);
        } catch (InvalidSyntaxException noFilterNoSyntax) {
            throw new IllegalStateException(noFilterNoSyntax);
        }
    }
}
