/**
 * 256 nouns that French and English write alike, without accents and two or more letters apart from each other: both
 * screens show the same words whatever their languages, and a misheard one shows.
 */
export const PHRASE_WORDS: readonly string[] = (
  'album alligator alphabet animal anorak aquarium atlas avenue badge badminton baguette ballet banjo barbecue ' +
  'biscuit bison boomerang boulevard bouquet bracelet brioche brochure bronze bulldozer cabaret cactus camping ' +
  'campus canal canyon capsule caramel cargo cascade catalogue chalet clown club cobalt concert condor confetti ' +
  'continent cottage coupon couscous coyote cricket crocodile croissant croquet cube cupcake curry cyclone ' +
  'dahlia dessert domino dragon dynamo escalator espresso fable fanfare festival figurine film flamenco fondue ' +
  'football forum fruit garage gazelle geyser ginseng globe gnome golf gouache guide hamster handball hangar ' +
  'harmonica hockey horizon igloo impala indigo iris jade jaguar jazz jeep joker judo jungle kayak kebab ' +
  'ketchup kimono kiwi koala laser lasso limousine lion logo lotus lynx macaron magazine magenta magnolia ' +
  'mangrove marathon margarine melon menu meringue mimosa miniature mirage monologue monument moustache muffin ' +
  'mustang nectar nickel nocturne nougat nylon oasis olive omelette onyx orange origami paella palette pancake ' +
  'panda panorama parachute parasol park pergola pesto photo piano piccolo pigeon pizza plateau polka pollen ' +
  'poncho popcorn portrait poster prairie prince promenade pudding puma punch puzzle quartz quiche quinoa quiz ' +
  'radar radio rafting ranch ravioli risotto robot rose rugby safari salami salon salsa samba sandwich sardine ' +
  'satellite satin sauna saxophone scooter sculpture signal signature sketch slalom slogan soda solo soprano ' +
  'sorbet souvenir spaghetti sphinx sport sprint squash station statue steak studio sudoku surf surprise sushi ' +
  'tandem tango tapioca taxi temple tennis terrain terrier texture toast toboggan tofu tortilla totem train ' +
  'triangle tricycle trombone tuba tunnel turbine turquoise tutu ukulele vase villa village violet volley ' +
  'voyage wagon xylophone yacht yoga zeppelin zigzag zinc zoom'
).split(' ');
