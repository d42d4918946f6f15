// The applications that Erlang/OTP and Elixir themselves consist of: a closed set. All others come from Hex, or are first-party.

const OF_OTP: ReadonlySet<string> = new Set(
  (
    'asn1 common_test compiler cosEvent cosEventDomain cosFileTransfer cosNotification cosProperty cosTime ' +
    'cosTransactions crypto debugger dialyzer diameter edoc eldap erl_docgen erl_interface erts et eunit ftp gs ' +
    'hipe ic inets jinterface kernel megaco mnesia observer odbc orber os_mon ose otp_mibs parsetools percept ' +
    'public_key reltool runtime_tools sasl snmp ssh ssl stdlib syntax_tools test_server tftp tools typer webtool ' +
    'wx xmerl eex elixir ex_unit iex logger mix'
  ).split(' '),
);

/** Source: the lists of applications in the documentation of Erlang/OTP (R16 to 28) and Elixir. */
export function isOfOtp(application: string): boolean {
  return OF_OTP.has(application);
}
