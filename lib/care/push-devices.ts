import { AppError } from '@/lib/platform/errors';
import type { CarePorts } from './ports';

type Ports = Pick<CarePorts, 'devices'>;
interface Device {
  userId: number;
  id: number;
}

/** Where one of the caregiver's devices is reached. @throws AppError `not_found`. */
export async function requireDevice({ devices }: Ports, device: Device): Promise<string> {
  const endpoint = await devices.findEndpoint(device);
  if (endpoint === null) throw new AppError('not_found');
  return endpoint;
}

/** @param name empty for none */
export async function nameDevice(
  ports: Ports,
  { name, ...device }: Device & { name: string },
): Promise<void> {
  await requireDevice(ports, device);
  await ports.devices.rename({ ...device, name: name === '' ? null : name });
}

/** As if it had been switched off there; what it holds to act without a session ends too. */
export async function removeDevice(ports: Ports, device: Device): Promise<void> {
  const endpoint = await requireDevice(ports, device);
  await ports.devices.remove({ userId: device.userId, endpoint });
}
