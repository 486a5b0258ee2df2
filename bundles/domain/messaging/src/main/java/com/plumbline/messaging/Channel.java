package com.plumbline.messaging;

/** The way a message travels. */
public enum Channel { SMS, EMAIL }
