/** How a profile comes together: what our own records say, what the model reads out of them, what passes the border. */
package com.plumbline.briefing.internal.profile;
