// Made-up secrets, put together here so that none stands whole in the repository.
const whole = (text) => text.replaceAll("¦", "");

/** Its checksum holds. */
export const github = whole("gh¦p_MI8ghB0IPrs8NM6f2pzzQjTOknahF62G8ghO");
/** The same with its last letter wrong. */
export const wrongChecksum = whole("gh¦p_MI8ghB0IPrs8NM6f2pzzQjTOknahF62G8ghQ");
export const digitalOcean = whole("dop¦_v1_14db0699202bd90872129b6f237adc0cc56aca3b736998252d572dd7df79d82a");
export const npm = whole("np¦m_WI215GCQYnWv7zj5JCZBOxVBYUNyxD0aUfG1");
export const mail = whole("jun¦@corp-mail.io");
