/* SPDX-License-Identifier: MIT */
/* tests/lab/virtio_gpio_pulls.h - pulls of the lab's simulated chip, for the kernel's driver gpio-virtio.
 *
 * virtio's specification has no request for them, so the lab has one of its own: type 0x8000, whose value is 0 (none),
 * 1 (up) or 2 (down).  tests/lab/kernel includes this file in the driver, in front of its probe function. */

static int lab_set_config(struct gpio_chip *chip, unsigned int line, unsigned long config)
{
	static const u8 requests[][2] = {
		{PIN_CONFIG_BIAS_DISABLE, 0}, {PIN_CONFIG_BIAS_PULL_UP, 1}, {PIN_CONFIG_BIAS_PULL_DOWN, 2},
	};

	for (unsigned int i = 0; i < ARRAY_SIZE(requests); i++)
		if (pinconf_to_config_param(config) == requests[i][0])
			return virtio_gpio_req(gpiochip_get_data(chip), 0x8000, line, requests[i][1], NULL);
	return -ENOTSUPP;
}
