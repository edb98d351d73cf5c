'use strict';
require('./node-version.cjs').enter('run-screenshots.cjs');
