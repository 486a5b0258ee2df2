/**
 * What tests are made of beyond JUnit: {@link com.plumbline.contract.Proves} names the requirement rows that a test proves,
 * and a listener, found by JUnit on the class path, writes what was proven to {@code target/proofs-<module>.jsonl}.
 */
package com.plumbline.contract;
