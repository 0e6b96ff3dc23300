"""Runs the reference rule on datasets from standard input and writes the standings to standard output.

Each standing is computed twice: by the reference as it is, and by the reference with the departures of
docs/adr/0007-standing-differs-from-reference.md. Where the two differ, the departures that make a difference by
themselves are named. The reference's own text is never changed: a departure replaces one of its functions."""
import contextlib
import itertools
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
sys.dont_write_bytecode = True
import standing as reference  # noqa: E402


def circle(start, following):
    """The circle that a way from `start` leads into, without what leads into it; empty if the way ends."""
    way = []
    here = start
    while here not in way:
        way.append(here)
        here = following(here)
        if here is None:
            return []
    return way[way.index(here):]


def principal(original):
    """A circle of control is one principal wherever one enters it."""
    def following(agents):
        def step(agent):
            x = agents[agent]
            return x.get('acts_for') or x.get('controlled_by') or x.get('same_as')
        return step
    return lambda agents, agent: min(circle(agent, following(agents)), default=None) or original(agents, agent)


def root_of(original):
    """A circle of reports is one origin wherever one enters it."""
    def rooted(agents, assertion, by_id, seen=None):
        root = original(agents, assertion, by_id, seen)
        if root['circular']:
            root['key'] = 'loop:' + min(circle(assertion['id'], lambda id: by_id[id].get('via')))
        return root
    return rooted


def active(original):
    """Only support that was itself taken back by that day counts as retracted."""
    def read(claim, dataset, as_of):
        alive, dead = original(claim, dataset, as_of)
        retractions = [x for x in claim['assertions'] if x['act'] == 'retracts']
        def taken_back(x):
            alone = dict(claim, assertions=[x] + retractions)
            return x['act'] == 'asserts' and original(alone, dataset, as_of)[1]
        return alive, [x for x in dead if taken_back(x)]
    return read


def shown_independent(original):
    """A body of which several countries are known stands for the one that leaves most."""
    def shown(agents, roots, same=()):
        named = [r for r in roots if r['kind'] == 'N']
        pairs = {frozenset(x) for x in same}
        _, class_of = reference._classes(agents, [r['key'] for r in named], pairs)
        countries = {}
        for r in named:
            if r.get('country'):
                countries.setdefault(class_of(r['key']), set()).add(r['country'])
        several = sorted(c for c in countries if len(countries[c]) > 1)
        def with_choice(choice):
            chosen = dict(zip(several, choice))
            def stays(r):
                of = chosen.get(class_of(r['key'])) if r['kind'] == 'N' else None
                return of is None or not r.get('country') or r['country'] == of
            return original(agents, [r for r in roots if stays(r)], same)
        return max(map(with_choice, itertools.product(*(sorted(countries[c]) for c in several))))
    return shown


def closed(agents, same):
    """Sameness is transitive, also through agents that do not speak about the claim."""
    _, class_of = reference._classes(agents, list(agents), {frozenset(x) for x in same})
    return [pair for pair in itertools.combinations(sorted(agents), 2) if class_of(pair[0]) == class_of(pair[1])]


REPLACED = {'principal': principal, 'root_of': root_of, 'active': active, 'shown_independent': shown_independent}
DEPARTURES = {
    'a circle of control': ['principal'],
    'a circle of reports': ['root_of'],
    'what was retracted': ['active'],
    'several countries': ['shown_independent'],
    'sameness': ['same'],
}


@contextlib.contextmanager
def departing(names):
    kept = {name: getattr(reference, name) for name in REPLACED}
    for name in names:
        if name in REPLACED:
            setattr(reference, name, REPLACED[name](kept[name]))
    try:
        yield
    finally:
        for name, function in kept.items():
            setattr(reference, name, function)


def standing(claim, dataset, as_of, names):
    with departing(names):
        if 'same' in names and dataset['same']:
            dataset = dict(dataset, same=closed(dataset['agents'], dataset['same']))
        return reference.standing(claim, dataset, as_of)


def main():
    everything = [name for names in DEPARTURES.values() for name in names]
    results = []
    for case in json.load(sys.stdin):
        dataset = case['dataset']
        dataset['_byid'] = {x['id']: x for c in dataset['claims'].values() for x in c['assertions']}
        for id in sorted(dataset['claims']):
            claim = dataset['claims'][id]
            as_it_is = standing(claim, dataset, case['as_of'], [])
            ours = standing(claim, dataset, case['as_of'], everything)
            departures = []
            if as_it_is != ours:
                alone = {n: standing(claim, dataset, case['as_of'], names) for n, names in DEPARTURES.items()}
                departures = [n for n, found in alone.items() if found != as_it_is] or ['several of these together']
            results.append({'result': ours, 'departures': departures})
    json.dump(results, sys.stdout)


main()
