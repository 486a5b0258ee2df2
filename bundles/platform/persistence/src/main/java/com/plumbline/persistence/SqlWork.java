package com.plumbline.persistence;

import java.sql.Connection;
import java.sql.SQLException;

/** Work on a JDBC connection that the caller commits and closes. */
@FunctionalInterface
public interface SqlWork<T> {

    T run(Connection connection) throws SQLException;
}
