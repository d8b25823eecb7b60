//! Many lists of numbers in one piece of memory: there are thousands, most of them short, and to ask an
//! allocator for each would take longer than all that is done with them.

/// Numbers in the least room that a list has.
const LEAST_ROOM: u32 = 4;
/// The kinds of room: each twice the one before.
const ROOMS: usize = 24;
/// Ends a chain of rooms that are free.
const END: u32 = u32::MAX;

/// Where the numbers of all lists are.
pub(super) struct Lists {
    numbers: Vec<u32>,
    /// Indexed by kind of room: the first free one, whose first number is the start of the next.
    free: [u32; ROOMS],
}

/// One list; its numbers are in [`Lists`].
#[derive(Clone, Copy, Default)]
pub(super) struct List {
    start: u32,
    length: u32,
    room: u32,
}

impl List {
    pub(super) fn len(&self) -> usize {
        self.length as usize
    }
}

impl Lists {
    /// With room for about so many numbers in all.
    pub(super) fn with_capacity(numbers: usize) -> Self {
        Self { numbers: Vec::with_capacity(numbers), free: [END; ROOMS] }
    }

    #[inline]
    pub(super) fn push(&mut self, list: &mut List, number: u32) {
        if list.length == list.room {
            self.grow(list);
        }
        self.numbers[(list.start + list.length) as usize] = number;
        list.length += 1;
    }

    /// Takes a number out, and puts the last one into its place.
    #[inline]
    pub(super) fn swap_remove(&mut self, list: &mut List, at: usize) -> u32 {
        assert!(at < list.len(), "the list has no such place");
        list.length -= 1;
        let last = self.numbers[(list.start + list.length) as usize];
        std::mem::replace(&mut self.numbers[list.start as usize + at], last)
    }

    /// Where a number stands in a list.
    pub(super) fn position(&self, list: &List, number: u32) -> Option<usize> {
        let start = list.start as usize;
        self.numbers[start..start + list.len()].iter().position(|one| *one == number)
    }

    #[cold]
    #[inline(never)]
    fn grow(&mut self, list: &mut List) {
        let room = if list.room == 0 { LEAST_ROOM } else { list.room * 2 };
        let start = self.take_room(room);
        let old = list.start as usize;
        self.numbers.copy_within(old..old + list.len(), start as usize);
        if list.room > 0 {
            let free = &mut self.free[kind(list.room)];
            self.numbers[old] = *free;
            *free = list.start;
        }
        (list.start, list.room) = (start, room);
    }

    fn take_room(&mut self, room: u32) -> u32 {
        let free = &mut self.free[kind(room)];
        if *free != END {
            return std::mem::replace(free, self.numbers[*free as usize]);
        }
        let start = self.numbers.len();
        self.numbers.resize(start + room as usize, 0);
        start as u32
    }
}

fn kind(room: u32) -> usize {
    (room / LEAST_ROOM).trailing_zeros() as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_as_if_each_had_its_own_memory() {
        let mut state = 7u64;
        let mut below = |whole: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 33) as usize % whole
        };
        let mut lists = Lists::with_capacity(0);
        let mut ours = [List::default(); 30];
        let mut plain: Vec<Vec<u32>> = vec![Vec::new(); 30];
        for number in 0..50_000u32 {
            let one = below(30).min(below(30));
            if below(3) == 0 && !plain[one].is_empty() {
                let at = below(plain[one].len());
                assert_eq!(lists.swap_remove(&mut ours[one], at), plain[one].swap_remove(at));
            } else {
                lists.push(&mut ours[one], number);
                plain[one].push(number);
            }
            assert_eq!(ours[one].len(), plain[one].len());
            let known = plain[one].last().copied().unwrap_or(number);
            let position = plain[one].iter().position(|one| *one == known);
            assert_eq!(lists.position(&ours[one], known), position);
        }
    }
}
