//! A list in blocks, each with the sum of its items, so that a place is found by its sum and a few
//! items are exchanged without touching the rest. Knows nothing of what the items are.

/// An item that can be summed.
pub(super) trait Summed {
    /// What the item adds.
    type Sum: Sum;

    /// What this item adds.
    fn sum(&self) -> Self::Sum;
}

/// A sum of consecutive items. It need not commute: a maximum over places does not.
pub(super) trait Sum: Copy + Default {
    /// This sum, and behind it the next.
    fn then(self, next: Self) -> Self;
}

/// Blocks of more items are halved, or cut anew.
const MOST: usize = 128;
/// What a new block holds.
const USUAL: usize = 64;

/// The list. A text of 10 MB in pieces of half a kilobyte has some 300 blocks: a search looks at each
/// block's sum, and then at the items of one.
pub(super) struct SummedList<T: Summed> {
    blocks: Vec<Block<T>>,
}

/// Never empty.
struct Block<T: Summed> {
    items: Vec<T>,
    sum: T::Sum,
}

/// The place of an item, or the end of the list. Any change of the list makes places void.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    block: usize,
    item: usize,
}

impl<T: Summed> Default for SummedList<T> {
    fn default() -> Self {
        Self { blocks: Vec::new() }
    }
}

impl<T: Summed> SummedList<T> {
    /// A list of these items.
    pub(super) fn new(items: Vec<T>) -> Self {
        Self { blocks: in_blocks(items) }
    }

    /// The sum of all items. Cost: one addition a block.
    pub(super) fn total(&self) -> T::Sum {
        self.blocks.iter().fold(T::Sum::default(), |sum, block| sum.then(block.sum))
    }

    /// The item at a place; none at the end.
    pub(super) fn get(&self, place: Place) -> Option<&T> {
        self.blocks.get(place.block)?.items.get(place.item)
    }

    /// The place after this one, which is not the end.
    pub(super) fn after(&self, place: Place) -> Place {
        if place.item + 1 < self.blocks[place.block].items.len() {
            return Place { item: place.item + 1, ..place };
        }
        Place { block: place.block + 1, item: 0 }
    }

    /// The place before this one; none before the first.
    pub(super) fn before(&self, place: Place) -> Option<Place> {
        if let Some(item) = place.item.checked_sub(1) {
            return Some(Place { item, ..place });
        }
        let block = place.block.checked_sub(1)?;
        Some(Place { block, item: self.blocks[block].items.len() - 1 })
    }

    /// The first item for which `reached` is true of the sum of all items up to and with it, and the
    /// sum of those before it; the end and the total, if there is none. Once true, it must stay so.
    ///
    /// Cost: a look at each block before the place, and at the items of one.
    pub(super) fn seek(&self, reached: impl Fn(T::Sum) -> bool) -> (Place, T::Sum) {
        let mut sum = T::Sum::default();
        for (block, summed) in self.blocks.iter().enumerate() {
            let next = sum.then(summed.sum);
            if !reached(next) {
                sum = next;
                continue;
            }
            for (item, one) in summed.items.iter().enumerate() {
                let next = sum.then(one.sum());
                if reached(next) {
                    return (Place { block, item }, sum);
                }
                sum = next;
            }
        }
        (Place { block: self.blocks.len(), item: 0 }, sum)
    }

    /// Changes one item.
    pub(super) fn change(&mut self, place: Place, change: impl FnOnce(&mut T)) {
        let block = &mut self.blocks[place.block];
        change(&mut block.items[place.item]);
        block.sum = sum(&block.items);
    }

    /// Puts `items` in place of those from `from` up to, and without, `to`.
    ///
    /// Cost: the items of the blocks at both ends, and the new ones.
    pub(super) fn replace(&mut self, from: Place, to: Place, mut items: Vec<T>) {
        let first = from.block.min(self.blocks.len());
        let mut past = to.block;
        if let Some(block) = self.blocks.get_mut(to.block)
            && to.item > 0
        {
            items.extend(block.items.drain(to.item..));
            past += 1;
        }
        let mut start = first;
        if let Some(block) = self.blocks.get_mut(first)
            && from.item > 0
        {
            block.items.truncate(from.item);
            past = past.max(first + 1);
            // What stays of the first block goes with the new items where there are few of both.
            if from.item + items.len() <= MOST {
                block.items.append(&mut items);
                std::mem::swap(&mut block.items, &mut items);
            } else {
                block.sum = sum(&block.items);
                start += 1;
            }
        }
        // A small block is not left alone.
        if items.len() < USUAL / 4
            && let Some(next) = self.blocks.get_mut(past)
            && next.items.len() < USUAL / 2
        {
            items.append(&mut next.items);
            past += 1;
        }
        self.blocks.drain(start..past);
        let blocks = in_blocks(items);
        self.blocks.reserve(blocks.len());
        for (index, block) in blocks.into_iter().enumerate() {
            self.blocks.insert(start + index, block);
        }
    }
}

fn in_blocks<T: Summed>(items: Vec<T>) -> Vec<Block<T>> {
    if items.is_empty() {
        return Vec::new();
    }
    if items.len() <= MOST {
        return vec![Block { sum: sum(&items), items }];
    }
    let mut blocks: Vec<Block<T>> = Vec::with_capacity(items.len() / USUAL + 1);
    for item in items {
        match blocks.last_mut() {
            Some(block) if block.items.len() < USUAL => block.items.push(item),
            _ => {
                let mut items = Vec::with_capacity(USUAL);
                items.push(item);
                blocks.push(Block { sum: T::Sum::default(), items });
            }
        }
    }
    for block in &mut blocks {
        block.sum = sum(&block.items);
    }
    blocks
}

fn sum<T: Summed>(items: &[T]) -> T::Sum {
    items.iter().fold(T::Sum::default(), |sum, item| sum.then(item.sum()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, Copy, Debug, PartialEq)]
    struct Number(usize);

    impl Sum for usize {
        fn then(self, next: usize) -> usize {
            self + next
        }
    }

    impl Summed for Number {
        type Sum = usize;

        fn sum(&self) -> usize {
            self.0
        }
    }

    const START: Place = Place { block: 0, item: 0 };

    fn contents(list: &SummedList<Number>) -> Vec<Number> {
        let mut place = START;
        let mut all = Vec::new();
        while let Some(number) = list.get(place) {
            all.push(*number);
            place = list.after(place);
        }
        all
    }

    fn place(list: &SummedList<Number>, index: usize) -> Place {
        (0..index).fold(START, |place, _| list.after(place))
    }

    #[test]
    fn equals_a_vector_under_any_exchange() {
        let mut random = 1usize;
        let mut below = |limit: usize| {
            random = random.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            (random >> 33) % limit
        };
        let mut model: Vec<Number> = Vec::new();
        let mut list: SummedList<Number> = SummedList::default();
        for step in 0..3_000 {
            let most = if step % 40 == 0 { 500 } else { 4 };
            let from = below(model.len() + 1);
            let to = from + below(model.len() - from + 1).min(below(most) + 1);
            let new: Vec<Number> = (0..below(most)).map(|_| Number(1 + below(9))).collect();
            list.replace(place(&list, from), place(&list, to), new.clone());
            model.splice(from..to, new);
            assert_eq!(contents(&list), model);
            assert_eq!(list.total(), model.iter().map(|number| number.0).sum::<usize>());
            let wanted = below(list.total() + 2);
            let (found, before) = list.seek(|sum| sum > wanted);
            let index = model
                .iter()
                .scan(0, |sum, number| {
                    *sum += number.0;
                    Some(*sum)
                })
                .position(|sum| sum > wanted)
                .unwrap_or(model.len());
            assert_eq!(found, place(&list, index));
            assert_eq!(before, model[..index].iter().map(|number| number.0).sum::<usize>());
            assert_eq!(list.before(found), index.checked_sub(1).map(|index| place(&list, index)));
        }
    }
}
