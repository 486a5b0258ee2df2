package com.plumbline.persistence.internal;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * The data source that OpenJPA believes it has: passes on to the company for whom an entity manager is being made on this
 * thread, and refuses at any other time.
 */
final class HandOver implements DataSource {

    private final ThreadLocal<DataSource> company = new ThreadLocal<>();

    void from(DataSource source) {
        company.set(source);
    }

    void done() {
        company.remove();
    }

    @Override
    public Connection getConnection() throws SQLException {
        DataSource source = company.get();
        if (source == null) {
            throw new SQLException("No company: rows are read and written inside a call of a Store, on its thread");
        }
        return source.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        // The pool logs.
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // The pool's.
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("Not a wrapper for " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
