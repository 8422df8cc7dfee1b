import { describe, expect, it } from 'vitest';
import { alternativeNames, constraintsOf, isHostname, namesOf } from './names';

describe('the names of a machine', () => {
  it('are all by which it is asked for in its house', () => {
    const facts = { hostname: 'Cradle.fritz.box', addresses: ['192.168.0.5', 'fe80::1%eth0'] };
    expect(namesOf(facts, ['baby.example.org', '192.168.0.5'])).toEqual({
      dns: ['localhost', 'cradle.fritz.box', 'cradle.local', 'baby.example.org'],
      ips: ['127.0.0.1', '::1', '192.168.0.5', 'fe80::1'],
    });
  });

  it.each(['baby,IP:0.0.0.0', 'a b', '-a', 'a..b', ''])('leave out %j, which is no host', (name) => {
    expect(isHostname(name)).toBe(false);
    expect(namesOf({ hostname: 'pi', addresses: [] }, [name]).dns).toEqual(['localhost', 'pi', 'pi.local']);
  });

  it('become what OpenSSL takes', () => {
    expect(alternativeNames({ dns: ['pi.local'], ips: ['::1'] })).toBe('DNS:pi.local,IP:::1');
  });
});

describe('what the authority may vouch for', () => {
  it('is the house, and the names that were wished', () => {
    const constraints = constraintsOf({ dns: ['pi.local', 'baby.example.org'], ips: ['203.0.113.7'] });
    expect(constraints).toContain('permitted;DNS:local');
    expect(constraints).toContain('permitted;DNS:baby.example.org');
    expect(constraints).not.toContain('permitted;DNS:pi.local');
    expect(constraints).toContain('permitted;IP:203.0.113.7/255.255.255.255');
  });
});
