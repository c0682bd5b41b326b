/** How `proj` ends, for scripts. */
export const exitCodes = {
  /** It was done. */
  done: 0,
  /** The service refused it or failed. */
  failed: 1,
  /** The command line or its input makes no sense; nothing was sent. */
  usage: 2,
  /** Credentials are missing, unsafe or refused. */
  credentials: 3,
  /** No response: the network, or the time was up. */
  network: 4,
  /** A defect of `proj`. */
  defect: 70,
  /** Ended by Ctrl-C. */
  interrupted: 130,
} as const;

/** One of {@link exitCodes}. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The exit codes, for `--help`. */
export const exitCodesHelp = `Exit codes:
  0    done
  1    the service refused it, or failed
  2    wrong usage, or input that cannot be sent; nothing was sent
  3    credentials are missing, can be read by others, or were refused
  4    no response: the network, or the time was up; what writes may have been done
  70   a defect of proj
  130  interrupted by Ctrl-C`;
