// Recognisers of databases.
import { after, beforeNul, library, type Recogniser, type Rule, XYZ } from '../recogniser.ts';

const MYSQL_FILES = ['mysqld', 'mysqld-debug', 'mysql', 'mysqladmin', 'mysqldump', 'mysqlbinlog'];

/** The folder of the build, in texts of assertions: `/percona-server-8.0.35-27/sql/…`. */
function built(folder: string): Rule {
  return { anchor: `/${folder}-`, version: new RegExp(`^/${folder}-(${XYZ})(?:-[0-9a-z.]{1,12})?/`) };
}

export const DATABASES: readonly Recogniser[] = [
  {
    product: 'postgresql',
    files: ['postgres', 'psql', 'pg_dump', 'pg_ctl', 'pg_restore', 'pg_basebackup', 'initdb', 'pg_isready'],
    cpe: 'postgresql:postgresql',
    rules: [
      {
        anchor: 'PostgreSQL ',
        behind: 160,
        version:
          /^PostgreSQL (\d{1,2}(?:\.\d{1,2}){1,2}|\d{1,2}(?:\.\d)?(?:alpha|beta|rc)\d)(?: \([^)\0]{1,80}\))? on /,
      },
      after('(PostgreSQL) ', String.raw`\d{1,2}(?:(?:\.\d{1,2}){1,2}|(?:beta|rc)\d)`),
    ],
  },
  {
    product: 'mysql-server',
    files: ['mysqld'],
    cpe: 'oracle:mysql',
    beside: true,
    rules: [{ anchor: '-ndb-', before: 16, behind: 0, version: /\0(\d\.\d{1,2}\.\d{1,3})-ndb-$/ }],
  },
  {
    product: 'mysql-cluster',
    files: ['mysqld', 'mysql', 'ndbd', 'ndbmtd', 'ndb_mgmd', 'ndb_mgm'],
    cpe: 'oracle:mysql_cluster',
    rules: [after('-ndb-', XYZ), built('mysql-cluster-gpl'), built('mysql-cluster-com')],
  },
  {
    product: 'percona-xtradb-cluster',
    files: MYSQL_FILES,
    cpe: 'percona:xtradb_cluster',
    rules: [after('/Percona-XtraDB-Cluster-', XYZ)],
  },
  {
    product: 'percona-server',
    files: MYSQL_FILES,
    cpe: 'percona:percona_server',
    rules: [after('/percona-server-', XYZ)],
  },
  {
    product: 'mariadb',
    files: [
      ...MYSQL_FILES,
      'mariadbd',
      'mariadb',
      'mariadb-admin',
      'mariadb-dump',
      'mariadb-backup',
      'libmariadbd.so*',
    ],
    cpe: 'mariadb:mariadb',
    rules: [
      {
        anchor: '-MariaDB',
        before: 16,
        behind: 0,
        version: /(?<![\d.])(\d{1,2}\.\d{1,2}\.\d{1,3})-MariaDB$/,
      },
    ],
  },
  {
    product: 'mysql-server',
    files: ['mysqld', 'mysqld-debug'],
    cpe: 'oracle:mysql',
    rules: [
      built('mysql'),
      built('mysql-community'),
      beforeNul('mysql'),
      {
        before: 16,
        behind: 24,
        version: /\0([5-9]\.\d{1,2}\.\d{1,3})(?:-log|-debug)?\0/,
        weak: true,
        sole: true,
      },
    ],
  },
  {
    product: 'mysql',
    files: ['mysql', 'mysqladmin', 'mysqldump', 'mysqlbinlog', 'libmysqlclient.so*'],
    cpe: 'oracle:mysql',
    rules: [
      built('mysql'),
      built('mysql-community'),
      beforeNul('mysql'),
      { before: 16, behind: 24, version: /\0([5-9]\.\d{1,2}\.\d{1,3})\0/, weak: true, sole: true },
    ],
  },
  {
    product: 'percona-xtrabackup',
    files: ['xtrabackup'],
    cpe: 'percona:xtrabackup',
    rules: [after('/percona-xtrabackup-', XYZ)],
  },
  {
    product: 'mongodb',
    files: ['mongod', 'mongos', 'mongo'],
    cpe: 'mongodb:mongodb',
    rules: [beforeNul('tcmalloc\0'), beforeNul('heap_size\0'), beforeNul('cppdefines\0')],
  },
  {
    product: 'arangodb',
    files: ['arangosh', 'arangod', 'arangodump', 'arangorestore'],
    cpe: 'arangodb:arangodb',
    rules: [
      {
        anchor: ' [linux]',
        before: 40,
        behind: 0,
        version: /\0(\d\.\d{1,2}\.\d{1,3}(?:[-.]\d{1,3})?)(?: enterprise)? \[linux\]$/,
      },
    ],
  },
  {
    product: 'clickhouse',
    files: ['clickhouse', 'clickhouse-server', 'clickhouse-client'],
    cpe: 'clickhouse:clickhouse',
    rules: [after('ClickHouse ', String.raw`\d{2}\.\d{1,2}\.\d{1,2}\.\d{1,6}`)],
  },
  {
    product: 'sqlcipher',
    files: ['sqlcipher', ...library('libsqlcipher')],
    cpe: 'zetetic:sqlcipher',
    rules: [
      { before: 8, behind: 32, version: /\0(\d\.\d{1,2}\.\d{1,2}) (?:community|commercial|enterprise)/ },
    ],
  },
  {
    product: 'sqlite',
    files: ['sqlite3', 'libsqlite3*.so*', 'libsqlite3*.dylib'],
    cpe: 'sqlite:sqlite',
    rules: [{ before: 16, behind: 32, version: /\0(3\.\d{1,2}\.\d{1,2}(?:\.\d)?)\0/ }],
  },
  {
    product: 'duckdb',
    files: ['duckdb', 'libduckdb.so*'],
    cpe: 'duckdb:duckdb',
    rules: [{ before: 8, behind: 24, version: /\0v(1\.\d{1,2}\.\d{1,2})\0/, weak: true, sole: true }],
  },
];
