//! Finds the model that a name means: an id, an alias, a snapshot, or a host's spelling of one.

use super::model::Model;
use super::name::{
    after_route, api_path, bedrock_ids, folded, folded_chars, without_owner, without_pin,
    without_snapshot,
};
use super::provider::{Provider, ProviderKind};
use crate::error::{Code, Error, Result};

/// In bytes; the longest id known has some 100.
const LONGEST_NAME: usize = 300;

/// Where to look for a name: the digest of every id and alias, folded, with the model's place; in the
/// order of the digests. Built once for a catalogue, and on the way to the first count, so that it
/// holds numbers: to sort some four thousand strings takes as long as to read the whole book.
#[derive(Clone, Debug, Default)]
pub struct NameIndex(Vec<(u64, u32)>);

impl NameIndex {
    /// The index over these models. Cost: one look at all ids and aliases, one sort of their digests.
    pub fn new(models: &[Model]) -> Self {
        let mut digests = Vec::with_capacity(2 * models.len());
        for (model, number) in models.iter().zip(0..) {
            digests.extend(names_of(model).map(|name| (digest(name), number)));
        }
        digests.sort_unstable();
        digests.dedup();
        Self(digests)
    }

    /// The models of this folded name, in the order of the catalogue. Two names may share a digest, so
    /// the name itself is compared too.
    fn named<'i, 'm: 'i>(
        &'i self,
        models: &'m [Model],
        name: &'i str,
    ) -> impl Iterator<Item = &'m Model> + use<'i, 'm> {
        let wanted = digest(name);
        let first = self.0.partition_point(|(known, _)| *known < wanted);
        self.0[first..]
            .iter()
            .take_while(move |(known, _)| *known == wanted)
            .map(|(_, number)| &models[*number as usize])
            .filter(move |model| names_of(model).any(|known| folded_chars(known).eq(name.chars())))
    }
}

fn names_of(model: &Model) -> impl Iterator<Item = &str> {
    std::iter::once(&model.id).chain(&model.aliases).map(String::as_str)
}

/// FNV-1a of the folded name.
fn digest(name: &str) -> u64 {
    folded_chars(name).fold(0xcbf2_9ce4_8422_2325, |digest, c| {
        (digest ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01b3)
    })
}

/// What is searched: the providers in order of preference, the models, and their names.
pub struct Shelf<'a> {
    /// The providers; those that make models before the hosts.
    pub providers: &'a [Provider],
    /// The models, which `names` indexes.
    pub models: &'a [Model],
    /// The index over `models`.
    pub names: &'a NameIndex,
}

impl<'a> Shelf<'a> {
    /// The model that `name` means, among those of `provider` if one is given.
    ///
    /// # Errors
    /// `unknown-model`, with the nearest names, when nothing has this name, or when several hosts
    /// have it and none of the makers: hosts' prices differ, so one of them must be named.
    pub fn find(&self, name: &str, provider: Option<&str>) -> Result<&'a Model> {
        let within = provider.map(|name| self.provider(name)).transpose()?;
        let found = self.look_up(name, within)?;
        found.ok_or_else(|| self.unknown(name, within))
    }

    /// The model that `name` means, if any. Cheap where there is none.
    ///
    /// # Errors
    /// `unknown-model` when several hosts have it and none of the makers.
    pub fn look_up(&self, name: &str, within: Option<&Provider>) -> Result<Option<&'a Model>> {
        // A pasted page is no name, and must not be taken apart like one.
        if name.len() > LONGEST_NAME {
            return Ok(None);
        }
        let wanted = folded(name);
        let named = self.split_provider(&wanted);
        if let Some(within) = within {
            let own = named.filter(|(provider, _)| provider.id == within.id);
            let found = self.find_within(within, &wanted);
            return Ok(found.or_else(|| self.find_within(within, own?.1)));
        }
        match named.and_then(|(provider, rest)| self.find_within(provider, rest)) {
            Some(model) => Ok(Some(model)),
            None => self.find_anywhere(&wanted),
        }
    }

    /// The provider of this name or spelling.
    ///
    /// # Errors
    /// `bad-input`, with the nearest names, when there is none.
    pub fn provider(&self, name: &str) -> Result<&'a Provider> {
        let wanted = folded(name);
        let known = || self.providers.iter().map(|provider| provider.id.as_str());
        self.spelled(&wanted)
            .ok_or_else(|| Error::unknown(Code::BadInput, "provider", name, known()))
    }

    fn spelled(&self, name: &str) -> Option<&'a Provider> {
        self.providers.iter().find(|provider| {
            provider.id == name || provider.spellings.iter().any(|spelling| spelling == name)
        })
    }

    /// A folded name as the provider before its first slash, or in an API's path, and the rest.
    fn split_provider<'n>(&self, name: &'n str) -> Option<(&'a Provider, &'n str)> {
        self.split_path(name).or_else(|| {
            let (head, rest) = name.split_once('/')?;
            Some((self.spelled(head)?, rest))
        })
    }

    fn split_path<'n>(&self, name: &'n str) -> Option<(&'a Provider, &'n str)> {
        let (provider, rest) = api_path(name)?;
        Some((self.spelled(provider)?, rest))
    }

    fn find_within(&self, provider: &Provider, name: &str) -> Option<&'a Model> {
        let own = |name: &str| self.own(provider, name);
        readings(name, &own)
            .or_else(|| bedrock(provider, name, &own))
            .or_else(|| {
                let (named, rest) = self.split_path(name)?;
                if named.id == provider.id { self.find_within(provider, rest) } else { None }
            })
            .or_else(|| self.find_within(provider, after_route(name)?))
            .or_else(|| self.find_in_fallback(provider, name))
    }

    fn find_in_fallback(&self, host: &Provider, name: &str) -> Option<&'a Model> {
        let makers = host.falls_back_to.iter().filter_map(|id| self.spelled(id));
        makers.filter(|maker| maker.id != host.id).find_map(|maker| {
            let own = |name: &str| self.own(maker, name);
            readings(name, &own)
        })
    }

    fn own(&self, provider: &Provider, name: &str) -> Option<&'a Model> {
        self.names.named(self.models, name).find(|model| model.provider == provider.id)
    }

    fn find_anywhere(&self, name: &str) -> Result<Option<&'a Model>> {
        let makers = |name: &str| self.of_kind(name, ProviderKind::Direct).next();
        if let Some(model) = readings(name, &makers) {
            return Ok(Some(model));
        }
        let hosts: Vec<&Model> = self.of_kind(name, ProviderKind::Host).collect();
        match hosts.as_slice() {
            [model] => return Ok(Some(model)),
            [] => {}
            several => return Err(ambiguous(name, several)),
        }
        Ok(self
            .providers
            .iter()
            .find_map(|provider| bedrock(provider, name, &|name: &str| self.own(provider, name))))
    }

    fn of_kind<'n>(
        &'n self,
        name: &'n str,
        kind: ProviderKind,
    ) -> impl Iterator<Item = &'a Model> + use<'n, 'a> {
        self.names.named(self.models, name).filter(move |model| {
            self.providers.iter().any(|known| known.id == model.provider && known.kind == kind)
        })
    }

    /// The names worth offering: a provider's own when one was named, otherwise the makers' ids and
    /// the hosts' with their host.
    fn unknown(&self, name: &str, within: Option<&Provider>) -> Error {
        let wanted = if name.len() <= LONGEST_NAME { folded(name) } else { String::new() };
        let within = within.or_else(|| self.split_provider(&wanted).map(|(provider, _)| provider));
        let of_provider = |model: &&Model| within.is_none_or(|one| one.id == model.provider);
        let is_host = |id: &str| {
            self.providers.iter().any(|known| known.id == id && known.kind == ProviderKind::Host)
        };
        let offered: Vec<String> = self
            .models
            .iter()
            .filter(of_provider)
            .map(|model| match is_host(&model.provider) {
                true => model.qualified_id(),
                false => model.id.clone(),
            })
            .collect();
        Error::unknown(Code::UnknownModel, "model", name, offered.iter().map(String::as_str))
    }
}

/// The model of a folded name as it stands, without its pin or its owner, or without its snapshot
/// where the provider bills every snapshot alike.
fn readings<'a>(name: &str, find: &dyn Fn(&str) -> Option<&'a Model>) -> Option<&'a Model> {
    let snapshot = |name: &str| find(without_snapshot(name)?).filter(|model| model.dated_names);
    let as_it_stands = |name: &str| find(name).or_else(|| snapshot(name));
    as_it_stands(name)
        .or_else(|| as_it_stands(without_pin(name)?))
        .or_else(|| as_it_stands(without_owner(name)?))
}

fn bedrock<'a>(
    provider: &Provider,
    name: &str,
    find: &dyn Fn(&str) -> Option<&'a Model>,
) -> Option<&'a Model> {
    let candidates = if provider.id == "aws" { bedrock_ids(name) } else { Vec::new() };
    candidates.iter().find_map(|id| find(id))
}

fn ambiguous(name: &str, models: &[&Model]) -> Error {
    let names: Vec<String> = models.iter().map(|model| model.qualified_id()).collect();
    Error::unknown(Code::UnknownModel, "model of one host", name, names.iter().map(String::as_str))
}
