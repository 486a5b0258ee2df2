/** Speed as a ratio against a reference measured in the same run on the same machine; nothing here passes or fails. */
package com.plumbline.benchmarks;
