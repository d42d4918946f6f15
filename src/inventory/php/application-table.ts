// Where PHP applications write their versions. Sources: their own source trees.

export interface Application {
  /** The name that Packagist and its advisories use. */
  readonly name: string;
  /** Vendor and product, as CPE names write them. */
  readonly cpe: string;
  readonly file: string;
  /** One pattern for each part of the version; dots join what their groups find. */
  readonly version: readonly RegExp[];
}

export const APPLICATIONS: readonly Application[] = [
  {
    name: 'drupal/core',
    cpe: 'drupal:drupal',
    file: 'core/lib/Drupal.php',
    version: [/const VERSION = '([\w.-]{1,64})';/],
  },
  {
    // Up to 7.
    name: 'drupal/drupal',
    cpe: 'drupal:drupal',
    file: 'includes/bootstrap.inc',
    version: [/define\('VERSION', '([\w.-]{1,64})'\);/],
  },
  {
    name: 'joomla/joomla-cms',
    cpe: 'joomla:joomla\\!',
    file: 'libraries/src/Version.php',
    version: [/\bMAJOR_VERSION = (\d{1,9});/, /\bMINOR_VERSION = (\d{1,9});/, /\bPATCH_VERSION = (\d{1,9});/],
  },
  {
    name: 'mediawiki/core',
    cpe: 'mediawiki:mediawiki',
    file: 'includes/Defines.php',
    version: [/define\( 'MW_VERSION', '([\w.-]{1,64})' \);/],
  },
  {
    name: 'moodle/moodle',
    cpe: 'moodle:moodle',
    file: 'version.php',
    version: [/^\$release {1,9}= '(\d{1,9}(?:\.\d{1,9}){1,2})/m],
  },
  {
    name: 'nextcloud/server',
    cpe: 'nextcloud:nextcloud_server',
    file: 'version.php',
    version: [/\$OC_VersionString = '([\w.-]{1,64})';/],
  },
  {
    name: 'phpmyadmin/phpmyadmin',
    cpe: 'phpmyadmin:phpmyadmin',
    file: 'libraries/classes/Version.php',
    version: [/const VERSION = '([\w.-]{1,64})'/],
  },
];
