/** The proof of work runs in a worker, which must be a file of its own. */
import 'altcha/workers/pbkdf2';
