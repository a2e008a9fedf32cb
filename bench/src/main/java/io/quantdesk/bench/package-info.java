/** Measurements. Every figure that README quotes comes from a command here. */
package io.quantdesk.bench;
