package io.github.smimetrust.audit;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.smimetrust.chain.Evidence;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** What a monitor was told to do. Immutable. */
record MonitorPlan(
    ImmutableMap<String, BundleSource> sources,
    Optional<BundleSource> wanted,
    Optional<AuditPolicy> policy,
    Thresholds thresholds,
    ImmutableList<Evidence> samples,
    ImmutableList<MonitorListener> listeners,
    MonitorState state,
    Clock clock,
    Duration period,
    Duration closingTime) {}
