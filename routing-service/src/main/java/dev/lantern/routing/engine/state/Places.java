package dev.lantern.routing.engine.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Tickets in the order of the queue, in short rows. Nearly everybody comes last and leaves first, which touches one row and
 * compares with nobody; a tree would be balanced each time, along tickets that were last looked at long ago. Whoever comes
 * or leaves in between is sought by halves, and moves no more than a row.
 */
final class Places implements Iterable<Ticket> {

    private static final int LENGTH = 64;

    private static final class Row {
        final @Nullable Ticket[] tickets = new @Nullable Ticket[LENGTH];

        /** Of each, so that they are compared without being looked at. */
        final long[] orders = new long[LENGTH];

        int from;
        int to;

        Ticket get(int at) {
            Ticket ticket = tickets[at];
            if (ticket == null) {
                throw new IllegalStateException("nobody stands there");
            }
            return ticket;
        }

        Ticket first() {
            return get(from);
        }

        /** Where the ticket is, or would be. */
        int placeOf(Ticket ticket) {
            int low = from;
            int high = to;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (before(middle, ticket)) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        /** Whether the one there comes before this one. */
        boolean before(int at, Ticket ticket) {
            return orders[at] < ticket.order || (orders[at] == ticket.order && get(at).compareTo(ticket) < 0);
        }

        void add(Ticket ticket) {
            if (to == LENGTH) {
                move(from, to, 0);
                to -= from;
                from = 0;
            }
            int at = to > from && before(to - 1, ticket) ? to : placeOf(ticket);
            move(at, to, at + 1);
            tickets[at] = ticket;
            orders[at] = ticket.order;
            to++;
        }

        void remove(int at) {
            if (at == from) {
                tickets[from++] = null;
                return;
            }
            move(at + 1, to, at);
            tickets[--to] = null;
        }

        boolean startsNoLaterThan(Ticket ticket) {
            return first() == ticket || before(from, ticket);
        }

        boolean startsBefore(Ticket ticket) {
            return before(from, ticket);
        }

        boolean full() {
            return to - from == LENGTH;
        }

        /** The second half, which is in this row no longer. */
        Row split() {
            Row second = new Row();
            int middle = (from + to) >>> 1;
            second.to = to - middle;
            System.arraycopy(tickets, middle, second.tickets, 0, second.to);
            System.arraycopy(orders, middle, second.orders, 0, second.to);
            Arrays.fill(tickets, middle, to, null);
            to = middle;
            return second;
        }

        private void move(int start, int end, int target) {
            System.arraycopy(tickets, start, tickets, target, end - start);
            System.arraycopy(orders, start, orders, target, end - start);
            for (int at = Math.max(target + end - start, start); at < end; at++) {
                tickets[at] = null;
            }
        }
    }

    /** None is empty. */
    private final List<Row> rows = new ArrayList<>(1);

    private @Nullable Ticket first;
    private long firstOrder;
    private int size;

    /** Absent when nobody is here. */
    @Nullable
    Ticket first() {
        return first;
    }

    /**
     * Whether anybody here comes before this one.
     *
     * @param order the ticket's
     */
    boolean startsBefore(@Nullable Ticket ticket, long order) {
        return first != null
                && (firstOrder < order || ticket == null || (firstOrder == order && first.compareTo(ticket) < 0));
    }

    /** Of the first. */
    long firstOrder() {
        return firstOrder;
    }

    int size() {
        return size;
    }

    /** One that is not here yet. */
    void add(Ticket ticket) {
        int at = rowOf(ticket);
        if (rows.isEmpty()) {
            rows.add(new Row());
        } else if (rows.get(at).full()) {
            rows.add(at + 1, rows.get(at).split());
            at += rows.get(at + 1).startsBefore(ticket) ? 1 : 0;
        }
        rows.get(at).add(ticket);
        size++;
        settle();
    }

    /** Whether it was here. */
    boolean remove(Ticket ticket) {
        if (size == 0) {
            return false;
        }
        int at = ticket == first ? 0 : rowOf(ticket);
        Row row = rows.get(at);
        int place = ticket == first ? row.from : row.placeOf(ticket);
        if (place == row.to || row.get(place) != ticket) {
            return false;
        }
        row.remove(place);
        if (row.from == row.to) {
            rows.remove(at);
        }
        size--;
        settle();
        return true;
    }

    @Override
    public Iterator<Ticket> iterator() {
        return new Iterator<>() {
            private int row;
            private int at = rows.isEmpty() ? 0 : rows.getFirst().from;

            @Override
            public boolean hasNext() {
                return row < rows.size();
            }

            @Override
            public Ticket next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                Row current = rows.get(row);
                Ticket next = current.get(at++);
                if (at == current.to) {
                    row++;
                    at = hasNext() ? rows.get(row).from : 0;
                }
                return next;
            }
        };
    }

    private void settle() {
        if (rows.isEmpty()) {
            first = null;
            return;
        }
        Row row = rows.getFirst();
        first = row.first();
        firstOrder = row.orders[row.from];
    }

    /** The row in which the ticket is, or would be. */
    private int rowOf(Ticket ticket) {
        int low = 0;
        int high = rows.size();
        if (high > 0 && rows.get(high - 1).startsNoLaterThan(ticket)) {
            return high - 1;
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows.get(middle).startsNoLaterThan(ticket)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return Math.max(0, low - 1);
    }
}
