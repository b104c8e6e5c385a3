-- Which advocates are in a conversation beside whoever has it, as JSON: they may read it as long as they are.
alter table conversation
    add column company text not null default '{"members":[]}';
