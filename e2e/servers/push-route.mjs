// Loaded into the server under test before its own code (NODE_OPTIONS=--import): lets it find the push service of the
// test under the name of one in the internet. The name resolves to a public address, so that whatever the server holds
// against addresses of local networks is asked as ever; only then does the way end on this machine.
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

const NAME = 'push.test';
const PUBLIC = { address: '93.184.216.34', family: 4 };
const HERE = { address: '127.0.0.1', family: 4 };

const { lookup } = dns;
dns.lookup = (name, options, callback) => {
  if (name !== NAME) return lookup(name, options, callback);
  process.nextTick(callback, null, [PUBLIC]);
};
syncBuiltinESMExports();

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...args) {
  const [options, ...rest] = args;
  if (options?.host !== NAME) return connect.apply(this, args);
  const reroute = (name, how, callback) =>
    options.lookup(name, how, (error) => {
      if (error) callback(error, '', 0);
      else if (how.all) callback(null, [HERE]);
      else callback(null, HERE.address, HERE.family);
    });
  return connect.call(this, { ...options, lookup: reroute }, ...rest);
};
