-- Times are microseconds; topic_offset is the record's place in its topic, which orders events of one moment.
-- No foreign keys between topics: each is read independently, so a delivery may be here before its reply.

-- Every event that changed something, so that the same one redelivered changes nothing. Never shorter-lived than the
-- topics and their dead letters: applied_at is for that housekeeping.
create table applied_event
(
    source     text        not null,
    event_id   text        not null,
    applied_at timestamptz not null default now(),
    primary key (source, event_id)
);

-- content is the event as the contract writes it, with its sealed fields still sealed. It is text because nothing
-- searches in it and because jsonb would refuse what a person may well have typed (U+0000).
create table signal
(
    signal_id    text        primary key,
    thread_id    text        not null,
    line         text        not null,
    content      text        not null,
    received_at  timestamptz not null,
    topic_offset bigint      not null
);
create index signal_by_arrival on signal (received_at, signal_id);
create index signal_by_line on signal (line, received_at, signal_id);

-- Which conversation a signal belongs to, as the routing engine decided. May be here before the signal is.
create table conversation_signal
(
    signal_id       text primary key,
    conversation_id text not null
);
create index conversation_signal_by_conversation on conversation_signal (conversation_id);

-- The state that follows from the conversation's events, whatever order they came in: the *_asof columns say which
-- event a group of columns was taken from, so that an older one arriving late does not undo it.
create table conversation
(
    conversation_id text        primary key,
    line            text        not null,
    channel         text,
    language        text,
    opened_at       timestamptz not null,
    urgency         text,
    reasons         text        not null,
    urgency_asof    timestamptz not null,
    urgency_offset  bigint      not null,
    status          text        not null,
    assigned_to     text,
    since           timestamptz,
    close_reason    text,
    status_asof     timestamptz not null,
    status_offset   bigint      not null
);
create index conversation_by_opening on conversation (opened_at, conversation_id);
create index conversation_by_line on conversation (line, opened_at, conversation_id);

-- type is the CloudEvents type with its version: with it the contract reads content again.
create table conversation_event
(
    event_id        text        primary key,
    conversation_id text        not null,
    type            text        not null,
    content         text        not null,
    at              timestamptz not null,
    topic_offset    bigint      not null
);
create index conversation_event_by_conversation on conversation_event (conversation_id);

-- copy is sealed to the desk; what was sealed to the channel is not kept.
create table reply
(
    reply_id        text        primary key,
    conversation_id text        not null,
    author          text        not null,
    copy            text        not null,
    requested_at    timestamptz not null,
    topic_offset    bigint      not null
);
create index reply_by_conversation on reply (conversation_id);

create table delivery
(
    event_id        text        primary key,
    reply_id        text        not null,
    conversation_id text        not null,
    state           text        not null,
    code            text,
    explanation     text,
    at              timestamptz not null,
    topic_offset    bigint      not null
);
create index delivery_by_conversation on delivery (conversation_id);
create index delivery_by_reply on delivery (reply_id);

-- What happened in a conversation, in order: at, kind, topic_offset. The numbers of kind are the order of one moment:
-- a person writes, then it is assigned, answered, delivered.
create view timeline as
select link.conversation_id, s.received_at as at, 1 as kind, s.topic_offset, s.signal_id as ref
from conversation_signal link
         join signal s on s.signal_id = link.signal_id
union all
select conversation_id, at, 2, topic_offset, event_id
from conversation_event
union all
select conversation_id, requested_at, 3, topic_offset, reply_id
from reply
union all
select conversation_id, at, 4, topic_offset, event_id
from delivery;

-- Who read what, and when. Ids only.
create table audit_entry
(
    id      bigint generated always as identity primary key,
    at      timestamptz not null default now(),
    actor   text        not null,
    action  text        not null,
    subject text        not null
);
create index audit_entry_by_subject on audit_entry (subject, at);
create index audit_entry_by_actor on audit_entry (actor, at);
