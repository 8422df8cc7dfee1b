import { describe, expect, it } from 'vitest';
import { alternativeNames, constraintsOf, isHostname, namesOf, permittedNames } from './names';

describe('the names of a machine', () => {
  it('are all by which it is asked for in its house', () => {
    const facts = { hostname: 'Cradle.fritz.box', addresses: ['192.168.0.5', 'fe80::1%eth0'] };
    expect(namesOf(facts, ['baby.example.org', '192.168.0.5'])).toEqual({
      dns: ['localhost', 'cradle.fritz.box', 'cradle.local', 'baby.example.org'],
      ips: ['127.0.0.1', '::1', '192.168.0.5', 'fe80::1'],
      wished: ['baby.example.org', '192.168.0.5'],
    });
  });

  it.each([
    ['10.1.2.3', true],
    ['172.31.0.1', true],
    ['172.32.0.1', false],
    ['100.64.0.1', true],
    ['203.0.113.7', false],
    ['fd12::1', true],
    ['fe80::1', true],
    ['2001:db8::1', false],
  ])('have the address %s: %s; one on the internet only if it was wished', (address, isOwn) => {
    expect(namesOf({ hostname: 'pi', addresses: [address] }).ips.includes(address)).toBe(isOwn);
    expect(namesOf({ hostname: 'pi', addresses: [] }, [address]).ips).toContain(address);
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

describe('what a known authority may vouch for', () => {
  const printed = `
    Permitted:
      DNS:local
      DNS:old-pi
      IP:192.168.0.0/255.255.0.0
      IP:FD00:0:0:0:0:0:0:0/FF00:0:0:0:0:0:0:0
      IP:203.0.113.7/255.255.255.255`;
  const dns = ['pi.local', 'old-pi', 'a.old-pi', 'pi', 'notlocal'];
  const ips = ['192.168.9.9', '10.0.0.1', 'fd00::5', 'fe80::1', '203.0.113.7', '203.0.113.8'];

  it('stays, and the rest is left out by name', () => {
    expect(permittedNames({ dns, ips, wished: [] }, printed)).toEqual({
      names: {
        dns: ['pi.local', 'old-pi', 'a.old-pi'],
        ips: ['192.168.9.9', 'fd00::5', '203.0.113.7'],
        wished: [],
      },
      leftOut: ['pi', 'notlocal', '10.0.0.1', 'fe80::1', '203.0.113.8'],
    });
  });

  it('has in it what was wished, so that its lack does not go unnoticed', () => {
    const { names, leftOut } = permittedNames({ dns: ['pi'], ips: ['10.0.0.1'], wished: ['pi'] }, printed);
    expect([names.dns, leftOut]).toEqual([['pi'], ['10.0.0.1']]);
  });

  it('is everything where it is not constrained', () => {
    expect(permittedNames({ dns, ips, wished: [] }, '').leftOut).toEqual([]);
  });
});
