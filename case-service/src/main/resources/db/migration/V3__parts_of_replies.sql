-- A long reply leaves in parts, and each is delivered by itself: which one, of how many.
alter table delivery
    add column part  int,
    add column parts int;
