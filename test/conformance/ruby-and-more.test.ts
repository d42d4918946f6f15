// Lock files and install records of Ruby, PHP, C and C++, Erlang and Elixir, Swift and Terraform against the data's own lists.
import { BEAM } from '../../src/inventory/beam/index.ts';
import { CPP } from '../../src/inventory/cpp/index.ts';
import { PHP } from '../../src/inventory/php/index.ts';
import { RUBY } from '../../src/inventory/ruby/index.ts';
import { SWIFT } from '../../src/inventory/swift/index.ts';
import { TERRAFORM } from '../../src/inventory/terraform/index.ts';
import { checkManifests } from '../support/manifests.ts';

checkManifests(
  [
    'gemfile-lock',
    'gemspec',
    'composer-installed',
    'composer-lock',
    'conan-lock',
    'mix-lock',
    'rebar-lock',
    'swift-resolved',
    'podfile-lock',
    'terraform-lock',
  ],
  [...RUBY, ...PHP, ...CPP, ...BEAM, ...SWIFT, ...TERRAFORM],
);
