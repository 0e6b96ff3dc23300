# The reference rule: the team's own program, from shared/reference/standing.py, unchanged below this line.
"""Reference implementation of the standing rule (see ../MODEL.md).
Pure function: (claim, dataset, as_of) -> standing. No I/O, no clock, no randomness; O(n) in the claim's
assertions plus those of its declared neighbours; terminates because neighbours are read one hop deep."""
KINDS_NOT_CHECKABLE={'evaluation','prediction','question'}
HEDGED={'PR','PS','U'}
def principal(ag,aid):
    seen=set()
    while aid not in seen:
        seen.add(aid); x=ag[aid]
        nxt=x.get('acts_for') or x.get('is_voice_of') or x.get('controlled_by') or x.get('same_as')
        if not nxt: return aid
        aid=nxt
    return min(seen)                      # a cycle of control is one principal
def org(ag,aid):                          # outlet a journalist belongs to
    p=principal(ag,aid); return ag[p].get('affiliation') or p
def root_of(ag,asr,byid,_seen=None):
    """Follow `via` (assertion derived from another assertion) to the end; a loop is one circular origin."""
    seen=_seen or []
    if asr['id'] in seen: return dict(kind='O',agent=None,key='loop:'+min(seen),gate=None,count=1,circular=True)
    if asr.get('via') and asr['via'] in byid: return root_of(ag,byid[asr['via']],byid,seen+[asr['id']])
    hops=asr['chain']; last=hops[-1]['agent']; x=ag[last]
    k=asr.get('root')
    if not k:
        i=x['identification']
        k={'anonymous':'A','unspecified':'U','page_voice':'P'}.get(i)
        if not k: k='N' if x.get('access') in('firsthand','professional') else 'R'
    gate=None
    for h in reversed(hops[:-1]):
        if ag[h['agent']]['identification'] in('named','role_only','pseudonymous'): gate=principal(ag,h['agent']); break
    cnt={'A':asr.get('claimed_source_count') or x.get('count') or 1,'U':1,'N':1,'R':1,'P':0,'C':0,'O':1}[k]
    key=principal(ag,last) if k in('N','R','C') else (principal(ag,last) if k=='P' else (gate or principal(ag,hops[0]['agent'])))
    return dict(kind=k,agent=last,key=key,gate=gate,count=cnt,country=x.get('country'),circular=False,
                page=principal(ag,hops[0]['agent']),depth=len(hops),date=asr.get('date'),reviewer=asr.get('reviewer',False))
def _classes(ag,keys,same):
    """Union-find over principals: same organisation, or declared to be one origin."""
    keys=sorted(set(keys)); p={k:k for k in keys}
    def f(k):
        while p[k]!=k: p[k]=p[p[k]]; k=p[k]
        return k
    for a in keys:
        for b in keys:
            if a<b and (org(ag,a)==org(ag,b) or frozenset((a,b)) in same): p[f(a)]=f(b)
    return {f(k) for k in keys},f
def shown_independent(ag,roots,same=()):
    """Largest number of origins that what is on file shows to be distinct. Monotone: adding a root never lowers it.
       named first-hand roots differ by principal; an unnamed root differs from another root only if both sides'
       countries are known and differ AND a different outlet vouches for it; nothing else is ever shown distinct."""
    if not roots: return 0
    same={frozenset(x) for x in same}
    N=[r for r in roots if r['kind']=='N']; A=[r for r in roots if r['kind']=='A' and r.get('country')]
    cls,f=_classes(ag,[r['key'] for r in N],same) if N else (set(),None)
    known={}                                             # class -> country, where known
    for r in N:
        if r.get('country'): known.setdefault(f(r['key']),r['country'])
    def match(edges):                                    # bipartite matching gate x country
        g={}
        for a,b in sorted(edges): g.setdefault(a,[]).append(b)
        m={}
        def aug(u,seen):
            for v in g[u]:
                if v in seen: continue
                seen.add(v)
                if v not in m or aug(m[v],seen): m[v]=u; return True
            return False
        return sum(aug(u,set()) for u in sorted(g))
    E={(r['gate'] or '',r['country']) for r in A}
    taken=set(known.values())
    return max(1,len(cls),len(known)+match({e for e in E if e[1] not in taken}),match(E))
def claimed_max(ag,roots,same=()):
    """Most origins the wording claims, if every unnamed source is a different person and no outlet repeats another."""
    if not roots: return 0
    same={frozenset(x) for x in same}; vouch={r['gate'] for r in roots if r['kind']in('A','U','N') and r['gate']}
    ident=lambda r: r['agent'] if r['kind'] in('A','U') and r['agent'] else r['key']
    cls,f=_classes(ag,[ident(r) for r in roots if ident(r) in ag],same); w={}
    for r in roots:
        c=0 if (r['kind']=='R' and r['key'] in vouch) else r['count']
        k=f(ident(r)) if ident(r) in ag else ident(r)
        w[k]=max(w.get(k,0),c)
    return sum(w.values()) or 1
def active(claim,ds,as_of):
    """Drop what came later than as_of, what its own principal later replaced, and what rests on a retracted work."""
    ag=ds['agents']; byid=ds['_byid']; out=[]
    L=[x for x in claim['assertions'] if not(as_of and x.get('date') and x['date']>as_of)]
    retr=[x for x in L if x['act']=='retracts']
    rw={x['work'] for x in retr if x.get('work')}
    dead=[]
    for x in L:
        if x['act']=='retracts': continue
        r=root_of(ag,x,byid)
        gone=any(w in rw for w in [h.get('work') for h in x['chain']] if w)
        for y in retr:
            if y.get('work'): continue
            py=principal(ag,y['chain'][-1]['agent'])
            if py in {r['key'],r['gate']} and not(x.get('date') and y.get('date') and x['date']>y['date']): gone=True
        for y in L:                                             # same principal changed its mind, with both dates known
            if y is x or y['act'] not in('asserts','denies') or x['act'] not in('asserts','denies'): continue
            ry=root_of(ag,y,byid)
            if r['kind'] in 'NR' and ry['kind'] in 'NR' and ry['key']==r['key'] and y['act']!=x['act'] and x.get('date') and y.get('date') and y['date']>x['date']: gone=True
        (dead if gone else out).append(x)
    return out,dead
def standing(claim,ds,as_of=None):
    ag=ds['agents']; byid=ds['_byid']
    if claim.get('kind') in KINDS_NOT_CHECKABLE:
        return dict(label='not-a-factual-claim',dispute='n/a',support='n/a',origins_min=0,origins_max=0,flags=[])
    act,dead=active(claim,ds,as_of)
    plus=[x for x in act if x['act']=='asserts']; minus=[x for x in act if x['act']=='denies' and x.get('scope','full')=='full']
    part=[x for x in act if x['act']=='denies' and x.get('scope')=='part']
    doubt=[x for x in act if x['act']=='doubts']; flags=[]
    plus=[x for x in plus if x.get('scope','full')=='full'] or plus
    own=list(plus)
    for e in ds.get('entailed_by',{}).get(claim['id'],()):       # support flows up from claims that entail this one
        o=ds['claims'][e]; p,_=active(o,ds,as_of); plus=plus+[dict(x,_from=e) for x in p if x['act']=='asserts']
    for e in ds.get('rivals',{}).get(claim['id'],()):            # a rival answer's support is a challenge to this one
        o=ds['claims'][e]; p,_=active(o,ds,as_of); minus=minus+[dict(x,_from=e) for x in p if x['act']=='asserts']
    R=[root_of(ag,x,byid) for x in plus]; M=[root_of(ag,x,byid) for x in minus]
    real=[r for r in R if r['kind']!='C']
    mn=shown_independent(ag,real,ds.get('same',())); mx=max(mn,claimed_max(ag,real,ds.get('same',())))
    intr={principal(ag,i) for i in claim.get('interested',())}
    keysP={r['key'] for r in real}
    chal=[r for r in M if r['kind']!='C']
    outside=[r for r in chal if r['key'] not in intr and r['key'] not in keysP]
    inside=[r for r in chal if r['key'] in keysP and r['key'] not in intr]
    fromint=[r for r in chal if r['key'] in intr]
    if dead and not plus and any(x['act']=='retracts' for x in claim['assertions']): dispute='retracted'
    elif outside and real: dispute='contested'
    elif outside: dispute='denied'                                # nobody on file supports it
    elif fromint: dispute='denied'
    elif inside: dispute='inconsistent'
    elif doubt: dispute='doubted'
    else: dispute='none'
    if part: flags.append('partial-denial')
    if any(x['act']=='declines_comment' for x in act): flags.append('no-comment')
    if not real: support='none'
    elif all(r['kind']=='P' or (r['kind']=='U' and (r['gate'] is None or r['gate']==r['page'])) for r in real): support='unattributed'
    elif all(r['kind'] in 'AUPO' for r in real): support='unverified'
    elif mn>=2: support='corroborated'
    elif mx>=2: support='uncorroborated'          # several reports, none shown to be independent of the others
    else: support='single-origin'
    if own and all(x['certainty'] in HEDGED for x in own): flags.append('hedged-only')
    if any(r['circular'] for r in R): flags.append('circular')
    if any(r['kind']=='R' for r in real) and not any(r['kind']=='N' for r in real): flags.append('basis-not-stated')
    if any(r['kind'] in 'A' for r in real): flags.append('rests-on-anonymous')
    if chal and all(r['kind'] in 'AUPO' for r in chal): flags.append('challenge-unnamed')
    if any(ag[r['key']].get('funded_by') or ag[r['key']].get('interest') for r in real+chal if r['key'] in ag): flags.append('declared-interest')
    if any(r['kind']=='R' and r['agent'] and org(ag,r['agent'])==r['page'] for r in real): flags.append('self-citation')
    if any(x.get('_from') for x in minus): flags.append('rival-account')
    label=dispute if dispute!='none' else {'corroborated':'undisputed','uncorroborated':'uncorroborated','single-origin':'single-origin','unverified':'unverified','unattributed':'unattributed','none':'unsupported'}[support]
    return dict(label=label,dispute=dispute,support=support,origins_min=mn,origins_max=mx,
                challenge_min=shown_independent(ag,chal,ds.get('same',())),flags=sorted(set(flags)),
                roots=sorted({(r['kind'],r['agent'] or r['key']) for r in real}),challengers=sorted({(r['kind'],r['agent'] or r['key']) for r in chal}))
